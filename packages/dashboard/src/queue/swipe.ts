/** What a finger's way over a card means: nothing, a hint of a decision, or the decision when it lifts. */

/** How far a finger may stray before anything moves: taps and scrolling must never decide. */
export const DEAD_ZONE_PX = 24;
/** From here on lifting the finger decides. */
const DECIDING_PX = 112;
/** A way that is steeper than this (height to width) is scrolling. */
const STEEPEST = 0.6;

/** To the right approves, to the left asks for a reason to reject. */
export type SwipeWay = 'right' | 'left';

export interface Swipe {
  readonly way: SwipeWay;
  /** How far the card has come along, in pixels, to the left below zero. */
  readonly shift: number;
  /** Lifting the finger now decides. */
  readonly decides: boolean;
}

/** The swipe of a way of `dx` and `dy` pixels; `undefined` while it is none. */
export const swipeOf = (dx: number, dy: number): Swipe | undefined => {
  const far = Math.abs(dx);
  if (far <= DEAD_ZONE_PX || Math.abs(dy) > far * STEEPEST) return undefined;
  return {
    way: dx > 0 ? 'right' : 'left',
    shift: Math.sign(dx) * (far - DEAD_ZONE_PX),
    decides: far >= DECIDING_PX,
  };
};
