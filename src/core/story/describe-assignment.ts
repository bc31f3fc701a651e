import type { JoinReason, StoryAssignment } from './story-item.ts';
import type { Member } from './story-window.ts';

/** The state of a member's story, with the reason for which an item of that member was put there. */
export function describeAssignment(member: Member, reason: JoinReason): StoryAssignment {
  const { story, group } = member;
  const origins = new Set<string>();
  const copies = new Map<string, number>();
  for (const { publisher, countsAsSource, group: other } of story.sources) {
    if (countsAsSource) origins.add(other.origin);
    if (other.isAgency && publisher !== other.origin) {
      copies.set(other.origin, (copies.get(other.origin) ?? 0) + 1);
    }
  }
  return {
    storyId: story.id,
    independentPublishers: origins.size,
    publishers: [...new Set(story.sources.map(({ publisher }) => publisher))],
    reprintsOf: [...copies].map(([agency, count]) => ({ agency, count })),
    revisionOf: reason.kind === 'revision' ? member.id : null,
    isReprint: group.origin !== member.publisher,
    origin: group.origin,
    reason,
  };
}
