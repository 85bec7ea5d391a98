import { useEffect } from 'react';
import { preferences, type Theme, usePreferences } from './preferences.ts';

const darkSystem = matchMedia('(prefers-color-scheme: dark)');
let boards = 0;

const paint = (theme: Theme) => {
  const dark = theme === 'dark' || (theme === 'system' && darkSystem.matches);
  document.documentElement.dataset.theme = boards > 0 || dark ? 'board' : 'notebook';
};

/** Keeps the page's paper as chosen, also when the system changes its mind. */
export const useTheme = () => {
  const { theme } = usePreferences();
  useEffect(() => {
    const repaint = () => paint(theme);
    repaint();
    darkSystem.addEventListener('change', repaint);
    return () => darkSystem.removeEventListener('change', repaint);
  }, [theme]);
};

/** While shown, the page is the board: a class always is. */
export const useBoard = () => {
  useEffect(() => {
    boards += 1;
    paint(preferences().theme);
    return () => {
      boards -= 1;
      paint(preferences().theme);
    };
  }, []);
};
