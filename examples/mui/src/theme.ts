import { createTheme } from '@mui/material';

const marked = { outline: '3px solid #00695c', outlineOffset: 2 };

/** The looks of this bank. The kit follows them by their variables: `cssVariables` is what makes MUI write them. */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'class' },
  colorSchemes: {
    light: { palette: { primary: { main: '#00695c' } } },
    dark: { palette: { primary: { main: '#4db6ac' } } },
  },
  shape: { borderRadius: 10 },
  // Whoever uses the keyboard alone has to see where they are.
  components: {
    MuiButtonBase: { styleOverrides: { root: { '&:focus-visible': marked } } },
    MuiOutlinedInput: { styleOverrides: { input: { '&:focus-visible': { ...marked, outlineOffset: 8 } } } },
    MuiFormControlLabel: { styleOverrides: { root: { '&:has(:focus-visible)': marked } } },
    MuiLink: { styleOverrides: { root: { '&:focus-visible': marked } } },
  },
});
