import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { recognise } from './container.ts';
import type { Asset, Records, Track, Upload } from './records.ts';
import type { Webhooks } from './webhooks.ts';

/** An id as long and as odd as Mux's. */
export const newId = (): string => randomBytes(33).toString('base64url').replaceAll(/[-_]/g, '0');

/** What is needed to let uploads become videos. */
export interface LifePorts {
  readonly records: Records;
  readonly webhooks: Webhooks;
  /** How long making a video takes. */
  readonly preparing: () => number;
}

/** What happens to uploads and videos in time. */
export interface Lifecycle {
  created(upload: Upload): void;
  /** All bytes of an upload are there. */
  completed(upload: Upload): void;
  cancelled(upload: Upload): void;
  deleted(asset: Asset): Promise<void>;
  addTrack(asset: Asset, track: Track, url: string): void;
  removeTrack(asset: Asset, track: Track): Promise<void>;
  /** What was under way when the stand-in was stopped goes on. */
  resume(): void;
  close(): void;
}

const broken = { type: 'invalid_input', messages: ['The input file does not contain duration information, or is not a video.'] } as const;

/** Lets uploads become videos, and tells of each step. */
export const openLifecycle = ({ records, webhooks, preparing }: LifePorts): Lifecycle => {
  const timers = new Set<NodeJS.Timeout>();
  const tellUpload = (what: string, upload: Upload): void =>
    webhooks.send(`video.upload.${what}`, { type: 'upload', id: upload.id }, upload);
  const tellAsset = (what: string, asset: Asset): void => webhooks.send(`video.asset.${what}`, { type: 'asset', id: asset.id }, asset);
  const tellTrack = (what: string, asset: Asset, track: Track): void =>
    webhooks.send(`video.asset.track.${what}`, { type: 'track', id: track.id }, { ...track, asset_id: asset.id });

  const finish = async (asset: Asset): Promise<void> => {
    if (!records.assets.has(asset.id)) return;
    const film = recognise(await readFile(records.fileOf(asset.upload_id)).catch(() => Buffer.alloc(0)));
    asset.status = film ? 'ready' : 'errored';
    if (film?.duration !== undefined) asset.duration = film.duration;
    if (!film) asset.errors = broken;
    await records.save();
    tellAsset(asset.status, asset);
  };
  const prepare = (asset: Asset): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      void finish(asset);
    }, preparing());
    timers.add(timer);
  };
  return {
    created: (upload) => tellUpload('created', upload),
    cancelled: (upload) => tellUpload('cancelled', upload),
    completed: (upload) => {
      const { playback_policies: policies = ['public'], passthrough } = upload.new_asset_settings;
      const asset: Asset = {
        id: newId(),
        status: 'preparing',
        upload_id: upload.id,
        created_at: String(Math.floor(Date.now() / 1000)),
        playback_ids: policies.map((policy) => ({ id: newId(), policy })),
        tracks: [],
        ...(passthrough !== undefined && { passthrough }),
      };
      records.assets.set(asset.id, asset);
      upload.status = 'asset_created';
      upload.asset_id = asset.id;
      void records.save();
      tellUpload('asset_created', upload);
      tellAsset('created', asset);
      prepare(asset);
    },
    deleted: async (asset) => {
      records.assets.delete(asset.id);
      await rm(records.fileOf(asset.upload_id), { force: true });
      await records.save();
      tellAsset('deleted', asset);
    },
    addTrack: (asset, track, url) => {
      asset.tracks.push(track);
      tellTrack('created', asset, track);
      const fetched = fetch(url).then(async (answer) => {
        const text = await answer.text();
        return answer.ok && text.startsWith('WEBVTT');
      });
      void fetched
        .catch(() => false)
        .then((isRead) => {
          track.status = isRead ? 'ready' : 'errored';
          tellTrack(track.status, asset, track);
          return records.save();
        });
    },
    removeTrack: async (asset, track) => {
      asset.tracks = asset.tracks.filter(({ id }) => id !== track.id);
      await records.save();
      tellTrack('deleted', asset, track);
    },
    resume: () => {
      for (const asset of records.assets.values()) if (asset.status === 'preparing') prepare(asset);
    },
    close: () => {
      for (const timer of timers) clearTimeout(timer);
    },
  };
};
