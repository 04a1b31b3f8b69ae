export { ptBR } from './compiled/pt-BR.js';
