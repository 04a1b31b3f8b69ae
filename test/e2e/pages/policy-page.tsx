import 'customer-status-kit/styles.css';
import { CustomerStatusPanel, CustomerStatusProvider } from 'customer-status-kit';
import { httpBackend } from 'customer-status-kit/backends/http';
import { allowPictureWorker, prepareImage } from 'customer-status-kit/files';
import { createRoot } from 'react-dom/client';

declare global {
  interface Window {
    policy: {
      /** Prepares a picture as the uploader does; gives how many workers were started for it. */
      prepare: () => Promise<number>;
    };
  }
}

let workers = 0;
const Original = Worker;
globalThis.Worker = class extends Original {
  constructor(...input: ConstructorParameters<typeof Original>) {
    super(...input);
    workers += 1;
  }
};
allowPictureWorker();

async function photograph(): Promise<File> {
  const canvas = Object.assign(document.createElement('canvas'), { width: 800, height: 600 });
  canvas.getContext('2d')?.fillRect(0, 0, 400, 300);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg'));
  return new File([blob ?? ''], 'photo.jpg', { type: 'image/jpeg' });
}

window.policy = {
  async prepare() {
    await prepareImage(await photograph(), { maxSide: 400 }, new AbortController().signal);
    return workers;
  },
};

const backend = httpBackend({ baseUrl: `${document.documentElement.dataset['api'] ?? ''}/api/customer-status` });
const root = createRoot(document.body.appendChild(document.createElement('main')));
root.render(
  <CustomerStatusProvider backend={backend} customerId="ada" support={{ href: 'mailto:help@example.com' }}>
    <CustomerStatusPanel />
  </CustomerStatusProvider>,
);
