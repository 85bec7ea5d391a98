import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSettled, join, playbackOf, unheard, type VideoFacts } from './rules.ts';
import { answeredFacts, eventSighting, type MuxEvent } from './wire.ts';

const upload = { id: 'up1', asset_id: 'as1', status: 'asset_created' };
const asset = {
  id: 'as1',
  upload_id: 'up1',
  status: 'ready',
  duration: 12.5,
  playback_ids: [
    { id: 'later', policy: 'signed' },
    { id: 'play1', policy: 'public' },
  ],
};
const message = (type: string, data: object | undefined): MuxEvent => ({ id: type, type, data: data && { ...data } });
const preparing = { ...asset, status: 'preparing', duration: undefined };

/** A life of a video in six messages, and how it ends. */
const lives = {
  'is played': [
    message('video.upload.created', { id: 'up1', status: 'waiting' }),
    message('video.upload.asset_created', upload),
    message('video.asset.created', preparing),
    message('video.asset.track.created', { id: 'tr1', asset_id: 'as1', type: 'text' }),
    message('video.asset.updated', preparing),
    message('video.asset.ready', asset),
  ],
  'is deleted': [
    message('video.upload.created', { id: 'up1', status: 'waiting' }),
    message('video.upload.asset_created', upload),
    message('video.asset.created', preparing),
    message('video.asset.ready', asset),
    message('video.asset.updated', asset),
    message('video.asset.deleted', asset),
  ],
  fails: [
    message('video.upload.created', { id: 'up1', status: 'waiting' }),
    message('video.upload.asset_created', upload),
    message('video.asset.created', preparing),
    message('video.asset.updated', preparing),
    message('video.asset.warning', preparing),
    message('video.asset.errored', { ...preparing, status: 'errored', errors: { type: 'invalid_input', messages: ['Not a video.'] } }),
  ],
};

const ends: Readonly<Record<string, VideoFacts>> = {
  'is played': { status: 'ready', assetId: 'as1' as never, playback: 'public play1', duration: 12.5, error: null },
  'is deleted': { status: 'deleted', assetId: 'as1' as never, playback: 'public play1', duration: 12.5, error: null },
  fails: { status: 'errored', assetId: 'as1' as never, playback: 'public play1', duration: null, error: 'Not a video.' },
};

const ordersOf = <T>(list: readonly T[]): T[][] =>
  list.length === 0 ? [[]] : list.flatMap((first, at) => ordersOf(list.filter((_, i) => i !== at)).map((rest) => [first, ...rest]));

const factsOf = (event: MuxEvent): VideoFacts[] => {
  const sighting = eventSighting(event);
  return sighting ? [sighting.facts] : [];
};

describe.each(Object.entries(lives))('a video that %s', (name, life) => {
  it('comes to one end in all 720 orders of its six messages, each of them up to three times', () => {
    let seed = 7;
    const chance = (): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed;
    };
    const orders = ordersOf(life);
    expect(orders).toHaveLength(720);
    for (const order of orders) {
      const sent = [...order];
      for (const event of order) for (let more = chance() % 3; more > 0; more -= 1) sent.splice(chance() % (sent.length + 1), 0, event);
      expect(sent.flatMap(factsOf).reduce<VideoFacts>(join, unheard)).toEqual(ends[name]);
    }
  });
});

const anything: fc.Arbitrary<VideoFacts> = fc.record({
  status: fc.constantFrom('waiting', 'processing', 'cancelled', 'errored', 'ready', 'deleted'),
  assetId: fc.constantFrom(null, 'a', 'b') as fc.Arbitrary<VideoFacts['assetId']>,
  playback: fc.constantFrom(null, 'public a', 'signed b'),
  duration: fc.constantFrom(null, 0, 3.5, 10),
  error: fc.constantFrom(null, 'x', 'y'),
});

it('joins in any order, in any grouping, and once is as good as often', () => {
  fc.assert(
    fc.property(anything, anything, anything, (a, b, c) => {
      expect(join(a, b)).toEqual(join(b, a));
      expect(join(join(a, b), c)).toEqual(join(a, join(b, c)));
      expect(join(a, a)).toEqual(a);
      expect(join(unheard, a)).toEqual(a);
    }),
  );
});

it('never goes back: what plays has not failed, what is gone stays gone', () => {
  expect(join({ ...unheard, status: 'ready' }, { ...unheard, status: 'errored' }).status).toBe('ready');
  expect(join({ ...unheard, status: 'deleted' }, { ...unheard, status: 'ready' }).status).toBe('deleted');
});

it.each([
  ['a type that is new', message('video.asset.shots.ready', asset)],
  ['a type like a member of every object', message('toString', asset)],
  ['data that is missing', message('video.asset.ready', undefined)],
  ['an id that is markup', message('video.asset.ready', { id: '<b>' })],
])('hears nothing in %s', (_, event) => {
  expect(eventSighting(event)).toBeNull();
});

it('takes what it can read of a message, and leaves out the rest', () => {
  const odd = { ...asset, playback_ids: [{ id: '"><script>', policy: 'public' }], duration: 'long' };
  expect(eventSighting(message('video.asset.ready', odd))?.facts).toEqual({ ...unheard, status: 'ready', assetId: 'as1' });
});

it('reads what Mux answers', () => {
  expect(answeredFacts({ upload: { id: 'up1', status: 'timed_out' } })).toMatchObject({
    status: 'errored',
    error: 'The upload was not finished in time.',
  });
  expect(answeredFacts({ upload, asset })).toEqual(ends['is played']);
  expect(answeredFacts({ upload, asset: null }).status).toBe('deleted');
  expect(answeredFacts({ upload: null })).toMatchObject({ status: 'errored' });
  expect(answeredFacts({ upload: 'nonsense' })).toEqual(unheard);
  expect(isSettled(answeredFacts({ upload }))).toBe(false);
});

it('tells apart what is played by everybody and what with a token', () => {
  expect(playbackOf('signed abc')).toEqual({ id: 'abc', isSigned: true });
  expect(playbackOf('public abc')).toEqual({ id: 'abc', isSigned: false });
});
