import { randomUUID } from 'node:crypto';

/** The six messages of a video's life, in the order of what happened. The one about its track, and those of its end, name the asset only. */
export const lifeOf = (uploadId: string): object[] => {
  const asset = { id: `as-${uploadId}`, playback_ids: [{ id: `pb-${uploadId}`, policy: 'public' }], duration: 30 };
  const message = (type: string, data: object) => ({ id: randomUUID(), type, data });
  return [
    message('video.upload.created', { id: uploadId, status: 'waiting' }),
    message('video.upload.asset_created', { id: uploadId, asset_id: asset.id }),
    message('video.asset.created', { ...asset, status: 'preparing' }),
    message('video.asset.track.ready', { id: 'tr', asset_id: asset.id }),
    message('video.asset.updated', { ...asset, status: 'preparing' }),
    message('video.asset.ready', { ...asset, status: 'ready' }),
  ];
};
