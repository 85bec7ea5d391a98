import { Trans } from '@lingui/react/macro';
import type { Connection } from '@lyceum/shared/canvas/contract.ts';
import type { PersonId } from '@lyceum/shared/kernel/ids.ts';
import { Heading } from '../../../ui/Heading.tsx';
import { Row } from '../../../ui/Row.tsx';
import { useSyncFeed } from '../live.ts';
import { useRunning } from '../queries.ts';
import { ConnectionBlock } from './ConnectionBlock.tsx';

/** Every connection with what runs on it. One alone names the page. */
export const Connections = (props: { readonly person: PersonId; readonly items: readonly Connection[]; readonly onAdd: () => void }) => {
  const { person, items, onAdd } = props;
  const running = useRunning().data?.items ?? [];
  const told = useSyncFeed(person);
  const isAlone = items.length === 1;
  return (
    <>
      {!isAlone && (
        <Row className="head tick cv-many">
          <Heading title="Canvas" className="h-xl">
            <Trans>Your Canvas connections</Trans>
          </Heading>
        </Row>
      )}
      {items.map((connection) => {
        const sync = running.find(({ connectionId }) => connectionId === connection.id);
        const name = connection.canvasName;
        const heading = isAlone ? (
          <Heading title="Canvas" className="h-xl cv-title">
            {name}
          </Heading>
        ) : (
          <h2 className="h2 cv-title">{name}</h2>
        );
        return <ConnectionBlock key={connection.id} connection={connection} sync={sync} told={told} heading={heading} onAdd={onAdd} />;
      })}
    </>
  );
};
