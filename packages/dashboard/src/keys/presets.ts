/** Keys as other moderation tools have them, for hands that learned there. */
import type { Act } from './acts.js';

type Preset = Readonly<Partial<Record<Act, string>>>;

/**
 * What differs from the desk's own keys. Coral since 5: `f` approves, `d` rejects (in 4 it was the
 * other way round), `z` for one comment at a time. WordPress: `d` for the bin, `z` takes back.
 * FastComments does not publish its letters; `d` for deleting rejects, the rest is as here.
 */
export const PRESETS = {
  komentar: {},
  coral: { approve: 'f', reject: 'd' },
  wordpress: { reject: 'd', undo: 'z', single: 'Shift+z', return: 'q' },
  fastcomments: { reject: 'd' },
} as const satisfies Record<string, Preset>;

export type PresetName = keyof typeof PRESETS;

/** All presets, in the order they are offered. */
export const PRESET_NAMES = Object.keys(PRESETS) as PresetName[];
