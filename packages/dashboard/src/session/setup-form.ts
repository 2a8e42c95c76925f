/** What the set-up form makes of its entries: the command's input, or what is wrong with which field. */
import { MODES, type Mode } from '@komentar/domain';
import type { CommandInput } from '@komentar/protocol';
import type { Texts } from '../i18n/texts.js';

export type SetupInput = CommandInput<'setup:complete'>;
/** A field's name and what is wrong with it. */
export type Complaints = Readonly<Record<string, string>>;
type Entries = Readonly<Record<string, string>>;

/** The shortest password the protocol takes. */
export const MIN_PASSWORD_UNITS = 8;
/** The longest id of a site. */
const MAX_ID_UNITS = 40;

/** A site's id made from its name: what a person would have typed. */
export const idFromName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, MAX_ID_UNITS)
    .replace(/-+$/, '');

/** The origin of what was typed as the site's address, or `undefined` where it is none. */
export const originFrom = (typed: string): string | undefined => {
  const url = URL.parse(/^https?:\/\//i.test(typed) ? typed : `https://${typed}`);
  const isHost = url !== null && (url.hostname.includes('.') || url.hostname === 'localhost');
  return isHost ? url.origin : undefined;
};

const isMode = (value: string | undefined): value is Mode => MODES.some((mode) => mode === value);

/** A rough look; whether the address exists only a mail would tell. */
export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(text);

const personComplaints = (
  t: Texts,
  { name = '', email = '', password = '' }: Entries,
): Complaints => ({
  ...(name === '' && { name: t.login.missing }),
  ...(!isEmail(email) && { email: t.setup.emailWrong }),
  ...(password.length < MIN_PASSWORD_UNITS && { password: t.setup.passwordShort }),
});

const siteComplaints = (
  t: Texts,
  { siteName = '', siteId = '', origin = '' }: Entries,
): Complaints => ({
  ...(siteName === '' && { siteName: t.login.missing }),
  ...(!/^[a-z0-9][a-z0-9-]{0,39}$/.test(siteId) && { siteId: t.setup.siteIdWrong }),
  ...(originFrom(origin) === undefined && { origin: t.setup.originWrong }),
});

/** What is wrong with the entries, by field and in the order of the fields; empty where all is right. */
export const complaintsOf = (t: Texts, entries: Entries, withSite: boolean): Complaints => ({
  ...personComplaints(t, entries),
  ...(withSite && siteComplaints(t, entries)),
});

/** The command's input from entries nobody complained about. */
export const inputOf = (code: string, entries: Entries, withSite: boolean): SetupInput => {
  const {
    name = '',
    email = '',
    password = '',
    siteName = '',
    siteId = '',
    origin = '',
    mode,
  } = entries;
  const person = { code, name, email, password };
  if (!withSite) return person;
  const site = { id: siteId, name: siteName, origin: originFrom(origin) ?? origin };
  return { ...person, site: { ...site, ...(isMode(mode) && { moderation: mode }) } };
};

/** The form's field that a refusal's `field` speaks of. */
export const fieldOf = (path: string | undefined): string | undefined => {
  const names: Readonly<Record<string, string>> = {
    'site.id': 'siteId',
    'site.name': 'siteName',
    'site.origin': 'origin',
    'site.moderation': 'mode',
  };
  return path === undefined ? undefined : (names[path] ?? path);
};
