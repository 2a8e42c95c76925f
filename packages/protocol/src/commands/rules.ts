/** Commands by which the desk keeps a site's rules. */
import * as v from 'valibot';
import { REASON_CODES, RULE_KINDS, RULE_MODES, STATUSES } from '@komentar/domain';
import { command } from '../command.js';
import { BODY_UNITS, IMPORT_UNITS, THREAD_UNITS } from '../limits.js';
import {
  importDefaults,
  importLineView,
  ruleContent,
  ruleVersionView,
  ruleView,
} from '../rule-views.js';
import { cursor, id, limit, siteId, text, version } from '../shapes.js';
import { signalView } from '../views.js';

const named = { site: siteId, ruleId: id };
const one = v.strictObject({ rule: ruleView });

export const ruleCommands = {
  'rule:list': command({
    audience: 'desk',
    does: "Reads a page of a site's rules, the latest change or the most hits first.",
    input: v.strictObject({
      site: siteId,
      search: v.optional(text(1, 100)),
      mode: v.optional(v.picklist(RULE_MODES)),
      kind: v.optional(v.picklist(RULE_KINDS)),
      /** Only rules whose hits are mostly published. */
      noise: v.optional(v.boolean()),
      sort: v.optional(v.picklist(['changed', 'hits']), 'changed'),
      after: v.optional(cursor),
      limit: v.optional(limit),
    }),
    result: v.strictObject({ items: v.array(ruleView), next: v.optional(v.string()) }),
  }),
  'rule:read': command({
    audience: 'desk',
    does: 'Reads a rule with its latest versions, the latest first.',
    input: v.strictObject(named),
    result: v.strictObject({ rule: ruleView, history: v.array(ruleVersionView) }),
  }),
  'rule:save': command({
    audience: 'desk',
    does: 'Makes a rule, or with `ruleId` and `version` changes one; what is active takes a lead to change.',
    input: v.strictObject({
      site: siteId,
      ruleId: v.optional(id),
      version: v.optional(version),
      rule: ruleContent,
    }),
    result: one,
  }),
  'rule:activate': command({
    audience: 'desk',
    does: 'Lets a rule act.',
    input: v.strictObject({ ...named, version }),
    result: one,
  }),
  'rule:retire': command({
    audience: 'desk',
    does: 'Puts a rule away; it is kept and can be used again.',
    input: v.strictObject({ ...named, version }),
    result: one,
  }),
  'rule:undo': command({
    audience: 'desk',
    does: 'Takes the last change of a rule back, by anyone of the team who may change it, within 30 minutes.',
    input: v.strictObject({ ...named, version }),
    result: one,
  }),
  'rule:test': command({
    audience: 'desk',
    does: 'Says what all checks and rules find in a text and what would become of it; nothing is kept.',
    input: v.strictObject({
      site: siteId,
      text: text(1, BODY_UNITS),
      /** As a newcomer's or as a known author's. */
      as: v.optional(v.picklist(['new', 'trusted']), 'trusted'),
      name: v.optional(text(1, 120)),
      thread: v.optional(text(1, THREAD_UNITS)),
      /** A rule that is not saved, or not so, asked along as if it were active. */
      rule: v.optional(ruleContent),
      /** The rule whose saved form it replaces. */
      ruleId: v.optional(id),
    }),
    result: v.strictObject({
      /** The text as it would be stored, into which the spans point. */
      text: v.string(),
      signals: v.array(signalView),
      status: v.picklist(STATUSES),
      /** What the author would be told first. */
      nudge: v.optional(v.picklist(REASON_CODES)),
    }),
  }),
  'rule:import': command({
    audience: 'desk',
    does: 'Reads a pasted list of up to 500 lines; with `save` every line that can be a new rule becomes one, all or none.',
    input: v.strictObject({
      site: siteId,
      text: text(1, IMPORT_UNITS),
      rule: importDefaults,
      save: v.optional(v.boolean(), false),
    }),
    result: v.strictObject({
      lines: v.array(importLineView),
      /** Rules made. */
      saved: v.number(),
    }),
  }),
  'rule:export': command({
    audience: 'desk',
    does: "Writes all of a site's rules as CSV, safe to be opened in a spreadsheet.",
    input: v.strictObject({ site: siteId }),
    result: v.strictObject({ csv: v.string() }),
  }),
};
