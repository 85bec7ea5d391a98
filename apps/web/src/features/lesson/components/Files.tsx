import { Trans } from '@lingui/react/macro';
import type { LessonId } from '@lyceum/shared/kernel/ids.ts';
import { Download, FileText } from 'lucide-react';
import { useFormats } from '../../../lib/format.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { Row } from '../../../ui/Row.tsx';
import { useFiles } from '../queries.ts';

const Size = ({ bytes }: { readonly bytes: number }) => {
  const { number } = useFormats();
  return bytes < 1_000_000 ? <Trans>{number(Math.ceil(bytes / 1000))} KB</Trans> : <Trans>{number(Math.round(bytes / 1e5) / 10)} MB</Trans>;
};

/** The files of a lesson, to be saved. */
export const Files = ({ lessonId }: { readonly lessonId: LessonId }) => {
  const { data } = useFiles(lessonId);
  if (!data) return null;
  if (data.length === 0)
    return (
      <Row>
        <Empty doodle="board" title={<Trans>Nothing is pinned to this lesson.</Trans>}>
          <Trans>Worksheets and pictures that the tutor adds hang here.</Trans>
        </Empty>
      </Row>
    );
  return (
    <ul className="files">
      {data.map((file) => (
        <li key={file.id}>
          <Row className="ruled">
            <a className="row plain" href={file.url} download={file.name}>
              <FileText className="i" />
              <span className="t grow b clip">{file.name}</span>
              <span className="num sm two">
                <Size bytes={file.size} />
              </span>
              <Download className="i i-s" />
            </a>
          </Row>
        </li>
      ))}
    </ul>
  );
};
