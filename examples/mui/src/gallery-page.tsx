import { Box, Button, MenuItem, Paper, Stack, TextField, Typography, useColorScheme } from '@mui/material';
import { CustomerStatusPanel, CustomerStatusProvider, type CustomerStatusProviderOptions } from 'customer-status-kit';
import { memoryBackend, SCENARIO_NAMES } from 'customer-status-kit/backends/memory';
import { useMemo, useState } from 'react';

interface GalleryPageProps {
  scenario: string;
  /** Pixels of the column; as wide as the page where 0. */
  width: number;
  speech: Pick<CustomerStatusProviderOptions, 'locale' | 'catalogue'>;
}

/** The panel between controls of MUI, in every situation of a customer. */
export function GalleryPage({ scenario: first, width, speech }: GalleryPageProps) {
  const [scenario, setScenario] = useState(() => SCENARIO_NAMES.find((name) => name === first) ?? SCENARIO_NAMES[0]);
  const backend = useMemo(() => memoryBackend({ scenario }), [scenario]);
  return (
    <Box component="main" sx={{ width: width === 0 ? '100%' : width, p: width === 0 ? 3 : 0 }}>
      <Stack spacing={2} useFlexGap>
        <Typography variant="h4" component="h1">
          Meridian Bank
        </Typography>
        <Paper variant="outlined" component={Stack} spacing={2} sx={{ p: 2 }}>
          <TextField
            select
            label="Situation"
            value={scenario}
            onChange={({ target }) => setScenario(SCENARIO_NAMES.find((name) => name === target.value) ?? scenario)}
          >
            {SCENARIO_NAMES.map((name) => (
              <MenuItem key={name} value={name}>
                {name}
              </MenuItem>
            ))}
          </TextField>
          <ColourScheme />
        </Paper>
        <CustomerStatusProvider backend={backend} customerId="cus_1" support={{ href: 'mailto:support@example.com' }} {...speech}>
          <CustomerStatusPanel />
        </CustomerStatusProvider>
      </Stack>
    </Box>
  );
}

/** A button of MUI to compare the kit's with. */
function ColourScheme() {
  const { mode, systemMode, setMode } = useColorScheme();
  const isDark = (mode === 'system' ? systemMode : mode) === 'dark';
  return (
    <Button variant="contained" onClick={() => setMode(isDark ? 'light' : 'dark')}>
      {isDark ? 'Light' : 'Dark'}
    </Button>
  );
}
