import type { AlertLayout } from '../../core/alert/alert.ts';
import type { ChatReply } from '../../ports/conversation.ts';
import { keepBounded } from './keep-bounded.ts';

/**
 * In which language each workspace was answered last: for the few words that an adapter says by itself (a failure, a form that
 * came too late). A restart forgets it; then the installation's language is spoken.
 */
export interface Languages {
  note(workspace: string, reply: ChatReply): void;
  layoutFor(workspace: string): AlertLayout;
}

/** Workspaces remembered; the oldest go first. */
const WORKSPACES_MAX = 5000;

/** A memory of bounded size. */
export function createLanguages(layout: AlertLayout): Languages {
  const known = new Map<string, string>();
  return {
    note(workspace, reply) {
      const { language } = reply.kind === 'answer' ? reply.answer : reply.form;
      if (language === undefined) return;
      keepBounded(known, { key: workspace, value: language, max: WORKSPACES_MAX });
    },
    layoutFor: (workspace) => layoutIn(layout, known.get(workspace)),
  };
}

/** The layout with the language in which something was written, where that is known. */
export function layoutIn(layout: AlertLayout, language: string | undefined): AlertLayout {
  return language === undefined ? layout : { ...layout, language };
}
