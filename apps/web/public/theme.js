// Before the first paint: the right paper and the right language, so that nothing flashes.
// A file of its own because the content security policy allows no inline scripts.
(() => {
  const root = document.documentElement;
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const inClass = /^\/(class|space)\/./.test(location.pathname);
  const choice = read('lyceum.theme');
  const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = inClass || dark ? 'board' : 'notebook';
  const locale = read('lyceum.locale') ?? (navigator.language.startsWith('uk') ? 'uk' : 'en');
  root.lang = locale === 'uk' ? 'uk' : 'en';
})();
