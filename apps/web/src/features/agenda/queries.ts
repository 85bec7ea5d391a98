import { api, queries } from '../../lib/api.ts';

/** Whether one's agenda can be read as a calendar, and since when. */
export const useFeed = () => api.agenda.feed.useQuery({});

/** Makes an address, and ends it. What was made is held here alone, for as long as the page is looked at. */
export const useFeedActs = () => {
  const open = api.agenda.openFeed.useMutation({
    // No longer than the page: nobody is to find it in a cache.
    gcTime: 0,
    onSuccess: () => queries.agenda.feed.invalidate(),
  });
  const close = api.agenda.closeFeed.useMutation({
    onSuccess: () => {
      open.reset();
      queries.agenda.feed.setData({}, { isOpen: false, createdAt: null });
    },
  });
  return { open, close };
};
