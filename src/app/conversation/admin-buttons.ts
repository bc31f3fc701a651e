import type { Answer } from '../../ports/conversation.ts';
import { button } from './answers.ts';
import type { Turn } from './turn.ts';

/** The buttons of an admin: add a watch, begin, speak the other language. */
export function adminButtons({ labels, language }: Turn): Answer['buttons'] {
  const other = language === 'uk' ? 'en' : 'uk';
  return [
    button(labels.addWatch, ['add-watch'], 'primary'),
    button(labels.chooseChannel, ['join-channel']),
    button(labels.chooseWatches, ['join-watches']),
    button(labels.languageButton, ['language', other]),
  ];
}
