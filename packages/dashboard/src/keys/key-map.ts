/** Which key is which act's, after presets and own choices: pure, and never two acts on one key. */
import { ACTS, modesOf, type Act, type KeyMode } from './acts.js';
import { isBindable } from './chord.js';
import { PRESETS, type PresetName } from './presets.js';

/** What somebody has chosen at this browser. `null` takes the key of an act away. */
export interface KeyChoice {
  readonly preset: PresetName;
  readonly own: Readonly<Partial<Record<Act, string | null>>>;
}

/** The changeable key of each act that has one. */
export type KeyMap = ReadonlyMap<Act, string>;

/** The choice of whoever has not chosen. */
export const DEFAULT_CHOICE: KeyChoice = { preset: 'komentar', own: {} };

/** Two rows of presses that cannot both be heard: equal ones, or one that begins the other. */
const collide = (a: string, b: string): boolean =>
  a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `);

const live = (a: Act, b: Act): boolean => modesOf(a).some((mode) => modesOf(b).includes(mode));

const fixedKeys = (act: Act): readonly string[] => ACTS.get(act)?.also ?? [];

/** The act that already has a key where `act` would need it, or `undefined` where the key is free. */
export const holderOf = (keys: KeyMap, key: string, act: Act): Act | undefined =>
  [...ACTS.keys()].find((other) => {
    const held = [...fixedKeys(other), keys.get(other) ?? []].flat();
    return other !== act && live(act, other) && held.some((each) => collide(each, key));
  });

/**
 * The map of a choice. Own keys go before the preset's, the preset's before the desk's; an act
 * whose key another one took has none then, and is still reached by name.
 */
export const keyMapOf = ({ preset, own }: KeyChoice): KeyMap => {
  const keys = new Map<Act, string>();
  const settled = new Set<Act>();
  for (const layer of [own, PRESETS[preset], defaults()])
    for (const [act, key] of Object.entries(layer) as [Act, string | null][]) {
      if (settled.has(act)) continue;
      settled.add(act);
      if (key !== null && holderOf(keys, key, act) === undefined) keys.set(act, key);
    }
  return keys;
};

const defaults = (): Partial<Record<Act, string>> =>
  Object.fromEntries(
    [...ACTS].flatMap(([act, { key }]) => (key === undefined ? [] : [[act, key] as const])),
  );

/** The first press of the act's row of presses that stays when another one is chosen (`g `), if any. */
export const stemOf = (act: Act): string => /^.+ /u.exec(ACTS.get(act)?.key ?? '')?.[0] ?? '';

/** The choice with a key given to an act; whoever had it has none any more. A key that is not to be had changes nothing. */
export const assigned = (choice: KeyChoice, act: Act, press: string): KeyChoice => {
  if (!isBindable(press) || ACTS.get(act)?.key === undefined) return choice;
  const key = stemOf(act) + press;
  const holder = holderOf(keyMapOf(choice), key, act);
  const isFixed = holder !== undefined && fixedKeys(holder).some((each) => collide(each, key));
  if (isFixed) return choice;
  return { ...choice, own: { ...choice.own, ...(holder && { [holder]: null }), [act]: key } };
};

const isPreset = (name: unknown): name is PresetName =>
  typeof name === 'string' && Object.hasOwn(PRESETS, name);

const isOwn = (entry: readonly [string, unknown]): entry is [Act, string | null] => {
  const [act, key] = entry as [Act, unknown];
  if (ACTS.get(act)?.key === undefined) return false;
  return key === null || (typeof key === 'string' && isBindable(key.slice(stemOf(act).length)));
};

/** A choice out of what was stored; what makes no sense (any more) is left out. */
export const choiceFrom = (stored: unknown): KeyChoice => {
  if (typeof stored !== 'object' || stored === null) return DEFAULT_CHOICE;
  const { preset, own } = stored as Readonly<Record<string, unknown>>;
  const entries = typeof own === 'object' && own !== null ? Object.entries(own) : [];
  return {
    preset: isPreset(preset) ? preset : DEFAULT_CHOICE.preset,
    own: Object.fromEntries(entries.filter(isOwn)),
  };
};

/**
 * What a row of presses asks for in a mode: an act, `more` where it only begins one, or nothing.
 * While something is chosen for a decision, that decision's own key means the suggested reason.
 */
export const actOf = (keys: KeyMap, mode: KeyMode, presses: string): Act | 'more' | undefined => {
  const here = [...ACTS.keys()].filter((act) => modesOf(act).includes(mode));
  const held = (act: Act) => [...fixedKeys(act), keys.get(act) ?? []].flat();
  const found = here.find((act) => held(act).includes(presses));
  if (found !== undefined) return found;
  return here.some((act) => held(act).some((key) => key.startsWith(`${presses} `)))
    ? 'more'
    : undefined;
};
