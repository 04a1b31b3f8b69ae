import '../../../src/styles/styles.css';
import { createRoot } from 'react-dom/client';
import { LifecycleTimeline } from '../../../src/index.js';
import { notes } from '../../drop-ins/timeline-host.js';

const place = document.body.appendChild(document.createElement('div'));
createRoot(place).render(<LifecycleTimeline events={notes(300)} exportable />);
