/** Asking at intervals: how often, and not after the end. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPoll } from '#client/poll.js';

describe('polling', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers().restoreAllMocks());

  it.each([
    [0, 12_000],
    [0.5, 15_000],
    [1, 18_000],
  ])('[CL46] asks at once, then every 15 s give or take a fifth (%d)', async (random, ms) => {
    vi.spyOn(Math, 'random').mockReturnValue(random);
    const ask = vi.fn(async () => undefined);
    const poll = createPoll(ask);
    poll.start();
    poll.start();
    expect(ask).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(ms - 1);
    expect(ask).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(ask).toHaveBeenCalledTimes(2);
    poll.stop();
    await vi.advanceTimersByTimeAsync(100_000);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('[CL46 T-15] stopped while it asks, it asks no more, and started again, once at a time', async () => {
    const answers: (() => void)[] = [];
    const poll = createPoll(() => new Promise<void>((resolve) => answers.push(resolve)));
    poll.start();
    poll.stop();
    poll.start();
    answers.forEach((answer) => answer());
    await vi.advanceTimersByTimeAsync(18_000);
    expect(answers.length).toBe(3);
    poll.stop();
    answers.forEach((answer) => answer());
    await vi.advanceTimersByTimeAsync(0);
    expect([vi.getTimerCount(), poll.isRunning]).toEqual([0, false]);
  });
});
