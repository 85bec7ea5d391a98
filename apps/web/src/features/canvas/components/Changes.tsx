import { Plural, Trans } from '@lingui/react/macro';
import type { Change } from '@lyceum/shared/canvas/contract/change.ts';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { useFormats } from '../../../lib/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Row } from '../../../ui/Row.tsx';
import { useChanges, useMarkSeen } from '../queries.ts';
import { ChangeText } from './ChangeText.tsx';
import { Section } from './Section.tsx';

/** So many stand there before somebody asks for more. */
const fewest = 5;

const ChangeRow = ({ change }: { readonly change: Change }) => {
  const formats = useFormats();
  const about = change.assignment?.name ?? change.title;
  return (
    <li>
      <Row className="ruled" margin={`${formats.dayMonth(change.at)} ${formats.time(change.at)}`}>
        <div className="row cv-change">
          <span className="t grow">
            <span className="b">{about ?? change.course.name}</span> {about && <span className="two sm">{change.course.name}</span>}
            <span className="cv-what">
              <ChangeText change={change} />
            </span>
          </span>
          {change.isNew && (
            <span className="tag pen">
              <Trans>new</Trans>
            </span>
          )}
        </div>
      </Row>
    </li>
  );
};

/** What became different since one looked last, old and new in words; what was seen already only when asked for. */
export const Changes = ({ freshAt }: { readonly freshAt: string | null | undefined }) => {
  const changes = useChanges();
  const seen = useMarkSeen();
  const [isOpen, setOpen] = useState(false);
  const items = changes.data?.pages.flatMap((page) => page.items) ?? [];
  const newCount = changes.data?.pages[0]?.newCount ?? 0;
  const fresh = items.filter(({ isNew }) => isNew);
  const shown = isOpen ? items : fresh.slice(0, fewest);
  const newest = items[0];
  if (!changes.data || items.length === 0) return null;
  return (
    <>
      <Section title={<Trans>What changed since you last looked</Trans>} freshAt={freshAt}>
        {newCount > 0 && newest && (
          <Button kind="text" size="sm" busy={seen.isPending} onClick={() => seen.mutate({ upTo: newest.id })}>
            <Check className="i i-s" />
            <Trans>Mark as seen</Trans>
          </Button>
        )}
      </Section>
      {shown.length === 0 && (
        <Row>
          <p className="row last two">
            <Trans>Nothing new. You have seen it all.</Trans>
          </p>
        </Row>
      )}
      <ol className="agenda">
        {shown.map((change) => (
          <ChangeRow key={change.id} change={change} />
        ))}
      </ol>
      <Row>
        <p className="sp-h">
          {!isOpen && (
            <Button kind="text" size="sm" onClick={() => setOpen(true)}>
              {newCount > shown.length ? (
                <Plural value={newCount} one="Show all, # is new" other="Show all, # are new" />
              ) : (
                <Trans>Show earlier changes</Trans>
              )}
            </Button>
          )}
          {isOpen && changes.hasNextPage && (
            <Button size="sm" busy={changes.isFetchingNextPage} onClick={() => void changes.fetchNextPage()}>
              <Trans>Show older ones</Trans>
            </Button>
          )}
        </p>
      </Row>
    </>
  );
};
