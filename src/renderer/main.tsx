/** Starts the panel. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { refuseDrops } from './ui/refuse-drops.ts';
import { connect } from './core/app-state.ts';
import './styles/index.css';

connect();
refuseDrops(window);
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
