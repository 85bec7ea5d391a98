import './styles/main.css';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { router } from './app/router.tsx';
import { api, call, queryClient } from './lib/api.ts';
import { activate } from './lib/locale.ts';
import { preferences } from './lib/preferences.ts';
import { hideSpaceToken } from './lib/space-link.ts';

hideSpaceToken();

// A page that was open while the school was updated asks for files that are gone: load the new page, once.
addEventListener('vite:preloadError', (event) => {
  if (sessionStorage.getItem('lyceum.reloaded') === document.title) return;
  sessionStorage.setItem('lyceum.reloaded', document.title);
  event.preventDefault();
  location.reload();
});

const start = async () => {
  await activate(preferences().locale);
  const element = document.getElementById('root');
  if (!element) return;
  createRoot(element).render(
    <I18nProvider i18n={i18n}>
      <api.Provider client={call} queryClient={queryClient}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </api.Provider>
    </I18nProvider>,
  );
};

void start();
