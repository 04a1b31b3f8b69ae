import 'customer-status-kit/styles.css';
import { LifecycleTimeline } from 'customer-status-kit';
import { offerReact } from './react-variant.js';

offerReact(LifecycleTimeline);
