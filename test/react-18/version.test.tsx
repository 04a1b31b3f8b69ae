import { Root, Content, Portal, Title } from '@radix-ui/react-dialog';
import { render, screen } from '@testing-library/react';
import { StrictMode, useEffect, version } from 'react';
import { version as domVersion } from 'react-dom';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';

it('everything on the page runs with React 18', () => {
  expect(version).toMatch(/^18\./);
  expect(domVersion).toMatch(/^18\./);
  expect(renderToString(<p>{version}</p>)).toContain('18.');
  // Hooks within a package of somebody else find the same React, or this throws.
  render(
    <Root open>
      <Portal>
        <Content aria-describedby={undefined}>
          <Title>{version}</Title>
        </Content>
      </Portal>
    </Root>,
  );
  expect(screen.getByText(version)).toBeInTheDocument();
});

it('StrictMode is on or off as this run says', () => {
  const seen: string[] = [];
  function Witness() {
    useEffect(() => {
      seen.push('mounted');
      return () => void seen.push('left');
    }, []);
    return null;
  }
  render(<Witness />);
  expect(seen).toEqual(process.env['STRICT_MODE'] === 'off' ? ['mounted'] : ['mounted', 'left', 'mounted']);
  seen.length = 0;
  render(
    <StrictMode>
      <Witness />
    </StrictMode>,
  );
  expect(seen).toEqual(['mounted', 'left', 'mounted']);
});
