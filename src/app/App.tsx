/** The whole page. */
export const App = () => <main />
