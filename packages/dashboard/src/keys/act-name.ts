/** What an act is called, queues by their own names. */
import type { Texts } from '../i18n/texts.js';
import { queueOfAct, type Act, type NamedAct } from './acts.js';

/** The name of an act in a language. */
export const nameOfAct = ({ keys, desk }: Texts, act: Act): string => {
  const queue = queueOfAct(act);
  return queue === undefined ? keys.act[act as NamedAct] : keys.go(desk.queue[queue]);
};
