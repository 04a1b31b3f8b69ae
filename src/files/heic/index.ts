export { heicConverter, type HeicConverterOptions, type HeicLibrary } from './heic-converter.js';
