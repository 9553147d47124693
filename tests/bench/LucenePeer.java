// Indexes a folder of text files with Lucene and its German analyser, for scripts/bench-peers:
//
//   java -cp JARS LucenePeer.java index FOLDER INDEX THREADS
//   java -cp JARS LucenePeer.java search INDEX QUERIES      median milliseconds of a warm search
//
// QUERIES: a line each, KIND TAB WORDS; all words have to be there, the best ten are fetched.

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

public class LucenePeer {
    private static final int ROUNDS = 5;

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("index")) {
            index(Paths.get(arguments[1]), Paths.get(arguments[2]),
                  Integer.parseInt(arguments[3]));
        } else {
            search(Paths.get(arguments[1]), Paths.get(arguments[2]));
        }
    }

    private static void index(Path folder, Path index, int threads) throws Exception {
        final List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(Files::isRegularFile).collect(Collectors.toList());
        }
        final IndexWriterConfig config = new IndexWriterConfig(new GermanAnalyzer());
        config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
        try (IndexWriter writer = new IndexWriter(FSDirectory.open(index), config)) {
            final ExecutorService pool = Executors.newFixedThreadPool(threads);
            final List<Future<Long>> added = files.stream()
                .map(file -> pool.submit(() -> writer.addDocument(document(file))))
                .collect(Collectors.toList());
            for (Future<Long> one : added) one.get();
            pool.shutdown();
        }
    }

    private static Document document(Path file) throws IOException {
        final String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        final Document document = new Document();
        document.add(new StringField("path", file.toString(), Field.Store.YES));
        document.add(new TextField("text", text, Field.Store.NO));
        return document;
    }

    private static void search(Path index, Path queries) throws Exception {
        final List<String> lines = Files.readAllLines(queries);
        final QueryBuilder builder = new QueryBuilder(new GermanAnalyzer());
        try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(index))) {
            final IndexSearcher searcher = new IndexSearcher(reader);
            double[] milliseconds = {};
            for (int round = 0; round < ROUNDS; ++round) {
                milliseconds = new double[lines.size()];
                for (int line = 0; line < lines.size(); ++line) {
                    final String words = lines.get(line).split("\t")[1];
                    final long begin = System.nanoTime();
                    final Query query =
                        builder.createBooleanQuery("text", words, BooleanClause.Occur.MUST);
                    // Null where all are stop words.
                    if (query != null) {
                        for (ScoreDoc hit : searcher.search(query, 10).scoreDocs)
                            searcher.doc(hit.doc).get("path");
                    }
                    milliseconds[line] = (System.nanoTime() - begin) / 1e6;
                }
                Arrays.sort(milliseconds);
            }
            System.out.printf("p50 %.2f ms, p99 %.2f ms%n", milliseconds[milliseconds.length / 2],
                              milliseconds[milliseconds.length * 99 / 100]);
        }
    }
}
