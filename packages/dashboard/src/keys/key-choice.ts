/** The keys chosen at this browser, remembered in its storage. */
import { readStored, writeStored } from '../preference.js';
import type { Act } from './acts.js';
import {
  assigned,
  choiceFrom,
  keyMapOf,
  DEFAULT_CHOICE,
  type KeyChoice,
  type KeyMap,
} from './key-map.js';
import type { PresetName } from './presets.js';

const STORED_AS = 'komentar.meja.keys';

const parsed = (stored: string | null): unknown => {
  try {
    return JSON.parse(stored ?? 'null');
  } catch {
    return null; // Somebody else's, or cut off; the desk's own keys hold.
  }
};

/** Holds the choice, remembers it and fires `change` when it becomes another. */
class KeyPreference extends EventTarget {
  #choice = choiceFrom(parsed(readStored(STORED_AS)));
  #map = keyMapOf(this.#choice);

  get choice(): KeyChoice {
    return this.#choice;
  }

  get map(): KeyMap {
    return this.#map;
  }

  /** Starts over from a preset: own keys are dropped. */
  choosePreset(preset: PresetName): void {
    this.#become({ ...DEFAULT_CHOICE, preset });
  }

  /** Gives a key to an act; answers whether it could be given. */
  assign(act: Act, press: string): boolean {
    const choice = assigned(this.#choice, act, press);
    const isGiven = choice !== this.#choice;
    if (isGiven) this.#become(choice);
    return isGiven;
  }

  #become(choice: KeyChoice): void {
    this.#choice = choice;
    this.#map = keyMapOf(choice);
    writeStored(STORED_AS, JSON.stringify(choice));
    this.dispatchEvent(new Event('change'));
  }
}

/** The keys of this browser. */
export const deskKeys = new KeyPreference();
