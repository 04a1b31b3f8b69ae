import 'customer-status-kit/styles.css';
import 'customer-status-kit/themes/mui.css';
import { CssBaseline, ThemeProvider } from '@mui/material';
import { ar } from 'customer-status-kit/messages/ar';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { GalleryPage } from './gallery-page.tsx';
import { theme } from './theme.ts';

/** `gallery.html?dir=rtl&width=280&scenario=active` */
const asked = new URLSearchParams(window.location.search);
const isRightToLeft = asked.get('dir') === 'rtl';
document.documentElement.dir = isRightToLeft ? 'rtl' : 'ltr';
document.documentElement.lang = isRightToLeft ? 'ar' : 'en';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element with the id "root", so there is nowhere to show the app.');

createRoot(root).render(
  <StrictMode>
    <ThemeProvider theme={{ ...theme, direction: isRightToLeft ? 'rtl' : 'ltr' }} defaultMode="system">
      <CssBaseline />
      <GalleryPage
        scenario={asked.get('scenario') ?? 'request_for_information'}
        width={Number(asked.get('width') ?? 0)}
        speech={isRightToLeft ? { locale: 'ar', catalogue: ar } : {}}
      />
    </ThemeProvider>
  </StrictMode>,
);
