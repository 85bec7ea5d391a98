import { useLingui } from '@lingui/react/macro';
import type { World } from '@lyceum/shared/course/contract/world.ts';
import type { ReactNode } from 'react';
import { type Filters, lengthOf, passing } from './filters.ts';

interface Option {
  readonly key: string;
  readonly label: ReactNode;
  readonly lang?: string;
  readonly change: Partial<Filters>;
  readonly isOn: boolean;
}

interface Props {
  readonly worlds: readonly World[];
  readonly filters: Filters;
  readonly canOwn: boolean;
  readonly onChange: (filters: Filters) => void;
}

const Group = ({ title, options, ...props }: Omit<Props, 'canOwn'> & { readonly title: string; readonly options: readonly Option[] }) => (
  <fieldset className="sieve">
    <legend>{title}</legend>
    {options.map((option) => {
      const next = { ...props.filters, ...option.change };
      const count = passing(props.worlds, next).length;
      return (
        <button key={option.key} type="button" lang={option.lang} aria-pressed={option.isOn} onClick={() => props.onChange(next)}>
          {option.label}, {count}
        </button>
      );
    })}
  </fieldset>
);

const useOptions = ({ worlds, filters, canOwn }: Props) => {
  const { t } = useLingui();
  const levels = { beginner: t`beginner`, intermediate: t`intermediate`, advanced: t`advanced` } as const;
  const lengths = { short: t`up to 4 weeks`, medium: t`5 to 8 weeks`, long: t`over 8 weeks` } as const;
  const languages = { en: 'English', uk: 'Українська' } as const;
  const tutors = [...new Map(worlds.map(({ tutor }) => [tutor.id, tutor.name]))].slice(0, 8);
  const choices = <T extends string>(
    key: 'level' | 'length' | 'language',
    values: Readonly<Record<T, string>>,
    has: (value: T) => boolean,
  ) =>
    (Object.keys(values) as T[]).filter(has).map((value): Option => {
      const isOn = filters[key] === value;
      const lang = key === 'language' ? { lang: value } : {};
      return { key: value, label: values[value], ...lang, change: { [key]: isOn ? null : value }, isOn };
    });
  const mine: Option = { key: 'mine', label: t`begun`, change: { isMine: !filters.isMine }, isOn: filters.isMine };
  const free: Option = { key: 'free', label: t`open to all`, change: { isFree: !filters.isFree }, isOn: filters.isFree };
  return [
    { title: t`Show`, options: canOwn ? [mine, free] : [free] },
    { title: t`Level`, options: choices('level', levels, (value) => worlds.some((world) => world.difficulty === value)) },
    { title: t`Length`, options: choices('length', lengths, (value) => worlds.some((world) => lengthOf(world) === value)) },
    { title: t`Language`, options: choices('language', languages, (value) => worlds.some((world) => world.language === value)) },
    {
      title: t`Tutor`,
      options: tutors.map(([id, name]): Option => {
        const isOn = filters.tutor === id;
        return { key: id, label: name, change: { tutor: isOn ? null : id }, isOn };
      }),
    },
  ].filter(({ options }) => options.length > 0);
};

/** What the list can be narrowed by, with how much would be left of it. */
export const FilterPanel = (props: Props) => (
  <>
    {useOptions(props).map(({ title, options }) => (
      <Group key={title} title={title} options={options} worlds={props.worlds} filters={props.filters} onChange={props.onChange} />
    ))}
  </>
);
