import type { Participant } from '@lyceum/shared/room/contract.ts';

const rank: { readonly [R in Participant['role']]: number } = { host: 0, tutor: 1, student: 2, member: 2, observer: 3 };

/** People as a tutor wants to see them: raised hands first, the longest up on top; then who is here, tutors before students. */
export const inOrder = (people: readonly Participant[]): readonly Participant[] => {
  const hand = (person: Participant) =>
    person.present && person.hand_raised_at ? Date.parse(person.hand_raised_at) : Number.POSITIVE_INFINITY;
  return [...people].sort((a, b) => {
    if (hand(a) !== hand(b)) return hand(a) - hand(b);
    if (a.present !== b.present) return a.present ? -1 : 1;
    return rank[a.role] - rank[b.role] || a.name.localeCompare(b.name);
  });
};
