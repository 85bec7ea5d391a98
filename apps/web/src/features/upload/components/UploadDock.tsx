import { Plural, useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { recoverUploads } from '../../../lib/upload/uploads.ts';
import { useUploads } from '../live.ts';
import { UploadRow } from './UploadRow.tsx';

/** The dock in the corner: uploads go on while one turns pages, and after a reload it remembers them. */
export const UploadDock = ({ person }: { readonly person: string }) => {
  const { t } = useLingui();
  const uploads = useUploads();
  useEffect(() => void recoverUploads(person), [person]);
  if (uploads.length === 0) return null;
  return (
    <section className="updock" aria-label={t`Uploads`}>
      <h2 className="h3">
        <Plural value={uploads.length} one="# upload" other="# uploads" />
      </h2>
      <ul>
        {uploads.map((upload) => (
          <UploadRow key={upload.uploadId} upload={upload} />
        ))}
      </ul>
    </section>
  );
};
