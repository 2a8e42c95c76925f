/** A page of articles in React 19, each with its own comments: an element is used like any other. */
import { StrictMode, useCallback, useState } from 'react';
import { createRoot } from 'react-dom/client';

const ARTICLES = [
  { id: 'react-1', title: 'Pasar Apung Kembali Ramai' },
  { id: 'react-2', title: 'Kereta Malam Ditambah Dua Rangkaian' },
];

/** One article. A change of `thread` on a living element leads it to the other thread; drafts stay with theirs. */
const Article = ({ article }) => {
  const [total, setTotal] = useState();
  // Events come as `on` and their name; what they bring is in `detail`.
  const takeCount = useCallback((event) => setTotal(event.detail.total), []);
  return (
    <article>
      <h1>{article.title}</h1>
      <p>{total === undefined ? 'Komentar dimuat di bawah.' : `${total} komentar di bawah.`}</p>
      <komentar-section
        id="komentar"
        site="koran"
        thread={article.id}
        thread-title={article.title}
        onkomentar-count={takeCount}
      />
    </article>
  );
};

const App = () => {
  const [at, setAt] = useState(0);
  const article = ARTICLES[at];
  return (
    <>
      <nav aria-label="Artikel">
        {ARTICLES.map(({ id, title }, place) => (
          <button key={id} type="button" aria-pressed={place === at} onClick={() => setAt(place)}>
            {title}
          </button>
        ))}
      </nav>
      <main>
        <Article article={article} />
      </main>
    </>
  );
};

createRoot(document.getElementById('root')).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
