import type { LessonId, UploadId } from '@lyceum/shared/kernel/ids.ts';
import { createStore, del, set, values } from 'idb-keyval';

/** An upload as this device remembers it over a reload. */
export interface Shelved {
  readonly uploadId: UploadId;
  readonly url: string;
  readonly lessonId: LessonId;
  readonly title: string;
  readonly person: string;
  readonly file: { readonly name: string; readonly size: number; readonly lastModified: number };
  /** Lets the browser open the same file again, where it can. */
  readonly handle?: FileSystemFileHandle;
}

const store = createStore('lyceum-uploads', 'uploads');
const quiet = () => undefined;

/** Unfinished uploads of one person, in IndexedDB. Where that is refused, they do not outlive the page. */
export const shelf = {
  all: (person: string): Promise<readonly Shelved[]> =>
    values<Shelved>(store).then(
      (all) => all.filter((each) => each.person === person),
      () => [],
    ),
  put: (item: Shelved): Promise<void> => set(item.uploadId, item, store).catch(quiet),
  remove: (uploadId: UploadId): Promise<void> => del(uploadId, store).catch(quiet),
};

/** Whether this is the file that was being sent. */
export const isSame = (file: File, { file: known }: Shelved): boolean =>
  file.name === known.name && file.size === known.size && file.lastModified === known.lastModified;
