import { useEffect, useRef } from 'react';
import { usePreferences } from './preferences.ts';

/** Keys to actions: a key alone, two after each other (`g l`), or `mod+` and a key for Ctrl or Cmd. */
export type Shortcuts = Readonly<Record<string, () => void>>;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(TEXTAREA|SELECT)$/.test(target.tagName) ||
    (target instanceof HTMLInputElement && !/^(radio|checkbox|range|button)$/.test(target.type)));

const named: Readonly<Record<string, string>> = {
  Enter: 'enter',
  Space: 'space',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Comma: ',',
  Period: '.',
  BracketLeft: '[',
  BracketRight: ']',
  Slash: '/',
};

/** The place of a key, not its letter: the same on a Ukrainian layout. */
const keyOf = (code: string): string => {
  if (code.startsWith('Key')) return code.slice(3).toLowerCase();
  return code.startsWith('Digit') ? code.slice(5) : (named[code] ?? '');
};

const controls = 'button, a, input, select, summary, [role=slider], [role=tab], [role=option], [role=menuitem]';

/** Whether the key already means something to what has the focus: Space to a button, arrows to a slider. */
const isTaken = (key: string, target: EventTarget | null): boolean =>
  /^(enter|space|left|right|up|down)$/.test(key) && target instanceof Element && target.closest(controls) !== null;

const pairWithinMs = 1_200;
/** The first key of a pair, shared by all who listen: `l` after `g` is nobody's lone `l`. */
let lead: { readonly key: string; readonly at: number; event: KeyboardEvent } | null = null;

const nameOf = (event: KeyboardEvent): string => {
  const key = keyOf(event.code);
  if (event.ctrlKey || event.metaKey) return `mod+${key}`;
  if (lead && event.timeStamp - lead.at < pairWithinMs && lead.event !== event) return `${lead.key} ${key}`;
  return key;
};

/** Acts on keys while the page is shown. Single keys are off while typing, and all are off in the settings. */
export const useShortcuts = (shortcuts: Shortcuts) => {
  const { shortcuts: isOn } = usePreferences();
  const current = useRef(shortcuts);
  current.current = shortcuts;
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent) => {
      const mod = event.ctrlKey || event.metaKey;
      if (event.altKey || event.shiftKey || event.repeat || event.defaultPrevented || (!mod && isTyping(event.target))) return;
      const name = nameOf(event);
      if (isTaken(name, event.target)) return;
      if (Object.keys(current.current).some((each) => each.startsWith(`${name} `))) lead = { key: name, at: event.timeStamp, event };
      const act = current.current[name];
      if (!act) return;
      if (name.includes(' ')) lead = null;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [isOn]);
};
