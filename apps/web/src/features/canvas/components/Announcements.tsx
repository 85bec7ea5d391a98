import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '../../../ui/Button.tsx';
import { Row } from '../../../ui/Row.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useAnnouncements } from '../queries.ts';
import { Again } from './Again.tsx';
import { AnnouncementRow } from './AnnouncementRow.tsx';
import type { Extras } from './extras.ts';
import { Section } from './Section.tsx';

/** What teachers told, the newest first. */
export const Announcements = ({ extras }: { readonly extras: Extras }) => {
  const { t } = useLingui();
  const list = useAnnouncements();
  const items = list.data?.pages.flatMap((page) => page.items);
  return (
    <section aria-labelledby="cv-told">
      <Section title={<span id="cv-told">{t`Announcements`}</span>} freshAt={extras.freshAt} />
      {!items && (
        <Row>
          {list.error ? (
            <Again error={list.error} retry={() => void list.refetch()} isBusy={list.isFetching}>
              <Trans>Announcements could not be fetched.</Trans>
            </Again>
          ) : (
            <Skeleton rows={3} label={t`Announcements are being fetched`} />
          )}
        </Row>
      )}
      {items?.length === 0 && (
        <Row>
          <p className="row last two">
            {extras.state === 'coming' ? (
              <Trans>Announcements were not read yet. They come within minutes.</Trans>
            ) : (
              <Trans>Teachers announced nothing lately.</Trans>
            )}
          </p>
        </Row>
      )}
      <ol className="agenda">
        {items?.map((item) => (
          <AnnouncementRow key={`${item.connectionId}${item.id}`} announcement={item} />
        ))}
      </ol>
      {items && list.error && (
        <Row>
          <Again error={list.error} retry={() => void list.fetchNextPage()} isBusy={list.isFetching}>
            <Trans>Older announcements could not be fetched.</Trans>
          </Again>
        </Row>
      )}
      {list.hasNextPage && !list.error && (
        <Row>
          <p className="sp-1">
            <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              <Trans>More announcements</Trans>
            </Button>
          </p>
        </Row>
      )}
    </section>
  );
};
