import { insertAsTyped } from './insert-as-typed.ts';

insertAsTyped();
