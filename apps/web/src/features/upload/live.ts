import { useSyncExternalStore } from 'react';
import { currentUploads, onUploads, type Upload } from '../../lib/upload/uploads.ts';

/** The uploads of this page, followed. */
export const useUploads = (): readonly Upload[] => useSyncExternalStore(onUploads, currentUploads);
