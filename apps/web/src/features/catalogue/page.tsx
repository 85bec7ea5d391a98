import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useRef } from 'react';
import { useArrows } from '../../lib/arrows.ts';
import { useShortcuts } from '../../lib/shortcuts.ts';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { ErrorPage } from '../../ui/ErrorPage.tsx';
import { Heading } from '../../ui/Heading.tsx';
import { Row } from '../../ui/Row.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useCrumb } from '../../ui/shell/crumb.ts';
import { FilterPanel } from './components/FilterPanel.tsx';
import { type Filters, passing, readFilters, writeFilters } from './components/filters.ts';
import { Results, ResultsSkeleton } from './components/Results.tsx';
import { Shelf } from './components/Shelf.tsx';
import { useWorlds } from './queries.ts';

const route = getRouteApi('/in/learn');

type Density = 'covers' | 'lines';

/** What narrows the list stands in the address, so that a link shows the same list. */
const useAddress = () => {
  const search = route.useSearch();
  const navigate = useNavigate();
  const filters = readFilters(search);
  const density: Density = search['view'] === 'lines' ? 'lines' : 'covers';
  const go = (next: Filters, view: Density) =>
    void navigate({
      to: '/learn',
      search: { ...writeFilters(next), ...(view === 'lines' && { view }) },
      replace: true,
      resetScroll: false,
    });
  return {
    filters,
    density,
    setFilters: (next: Filters) => go(next, density),
    setDensity: (view: Density) => go(filters, view),
    clear: () => go(readFilters({}), density),
  };
};

/** `/learn`: every course there is for whoever looks, signed in or not. */
export const CataloguePage = () => {
  const { t } = useLingui();
  const { user } = getRouteApi('/in').useRouteContext();
  const { data, error, refetch } = useWorlds();
  const { filters, density, setFilters, setDensity, clear } = useAddress();
  const field = useRef<HTMLInputElement>(null);
  const area = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  useArrows(list, area);
  useShortcuts({ '/': () => field.current?.focus() });
  useCrumb(t`Learn`);
  if (error && !data) return <ErrorPage error={error} retry={() => void refetch()} />;
  const worlds = data ?? [];
  const found = passing(worlds, filters);
  return (
    <>
      <div className="text catalogue" ref={area}>
        <Row className="head tick">
          <Heading title={t`Courses`}>
            <Trans>Courses</Trans>
          </Heading>
          <p className="two sub" aria-live="polite">
            <Plural value={found.length} one="# book on the table" other="# books on the table" />
          </p>
        </Row>
        <Row className="finder" margin={<FilterPanel worlds={worlds} filters={filters} canOwn={user !== null} onChange={setFilters} />}>
          <div className="finder-bar">
            <label className="input">
              <Search className="i i-s" />
              <span className="sr">
                <Trans>Find a course</Trans>
              </span>
              <input
                ref={field}
                type="search"
                value={filters.text}
                placeholder={t`Subject, words, tutor`}
                onChange={(event) => setFilters({ ...filters, text: event.target.value })}
              />
              <kbd className="kbd desktop-only-i">/</kbd>
            </label>
            <Segmented
              label={t`How courses are shown`}
              value={density}
              choices={[
                { value: 'covers', label: t`Covers` },
                { value: 'lines', label: t`Lines` },
              ]}
              onChange={setDensity}
            />
          </div>
          {!data && <ResultsSkeleton label={t`Loading courses`} />}
          {data && found.length > 0 && <Results list={list} worlds={found} isDense={density === 'lines'} />}
          {data && found.length === 0 && (
            <Empty
              doodle="snail"
              title={worlds.length > 0 ? <Trans>No book has all of this.</Trans> : <Trans>The table is empty.</Trans>}
              action={
                worlds.length > 0 && (
                  <Button kind="pen" onClick={clear}>
                    <Trans>Show all courses</Trans>
                  </Button>
                )
              }
            >
              {worlds.length > 0 ? (
                <Trans>Take one of the filters away, or look for fewer words.</Trans>
              ) : (
                <Trans>When a tutor publishes a course, it lies here.</Trans>
              )}
            </Empty>
          )}
        </Row>
      </div>
      <Shelf worlds={worlds} />
    </>
  );
};
