package io.github.grposuite.datasets.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.grposuite.datasets.Part;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One reading of all files, in order. */
final class PairPass {
  private final PairRequest request;
  private final GroupReader groups;

  /** Columns that no row has had yet, by the setting that names them. */
  private final Map<String, Set<String>> unseen = new LinkedHashMap<>();

  private final Set<String> known = new LinkedHashSet<>();
  private long rows;

  /** Takes the pairs of a file. */
  interface Listener {
    /**
     * A pair.
     *
     * @param group the group's name; empty if it has none
     * @param part which part the file is, if it is one
     */
    void pair(FoundPair pair, String group, Optional<Part> part);

    /** What could not be used; {@code group} may be empty. */
    void drop(String group, DropReason reason);

    /** The next file begins, by its number in the request. */
    default void file(int source) {}
  }

  PairPass(PairRequest request) {
    this.request = request;
    this.groups = GroupReader.open(request.group());
  }

  /** Reads everything. */
  void read(Listener listener) throws IOException {
    List<PairRequest.Source> sources = request.sources();
    for (int i = 0; i < sources.size(); i++) {
      listener.file(i);
      read(sources.get(i), listener);
    }
    if (rows == 0) {
      throw new PairException(
          "file", request.sources().get(0).file().path() + ": has no row; give a file with pairs");
    }
    unseen.forEach(this::rejectUnseen);
  }

  /** Reads one of the files, of which another reading has seen that it can be used. */
  void read(PairRequest.Source source, Listener listener) {
    try (RowReader reader = source.file().open()) {
      read(reader, source, listener);
    } catch (IOException e) {
      throw new PairException("file", source.file().problem(e));
    }
  }

  private void read(RowReader reader, PairRequest.Source source, Listener listener)
      throws IOException {
    Row row = reader.next();
    if (row == null) {
      return;
    }
    PairLayout layout = Layouts.of(request, row);
    expect(layout);
    Sink sink = new Sink(listener, source.part());
    for (; row != null; row = reader.next()) {
      rows++;
      see(row.values());
      if (known.isEmpty()) {
        known.addAll(Columns.of(row));
      }
      layout.read(row, sink);
    }
    layout.end(sink);
  }

  private void expect(PairLayout layout) {
    if (rows > 0) {
      return;
    }
    layout.named().forEach((key, columns) -> unseen.put(key, new LinkedHashSet<>(columns)));
    String key = request.group().join().isPresent() ? "group.on" : "group";
    unseen.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(groups.column());
    request
        .split()
        .filter(split -> split.by() instanceof PairSplit.By.Column)
        .ifPresent(
            split ->
                unseen.put(
                    "split.by",
                    new LinkedHashSet<>(List.of(((PairSplit.By.Column) split.by()).name()))));
  }

  private void see(JsonNode values) {
    if (unseen.isEmpty()) {
      return;
    }
    unseen.values().forEach(names -> names.removeIf(n -> !Row.find(values, n).isMissingNode()));
    unseen.values().removeIf(Set::isEmpty);
  }

  private void rejectUnseen(String key, Set<String> names) {
    String name = names.iterator().next();
    throw new PairException.UnknownName(
        key,
        request.sources().get(0).file().path() + " has no column \"" + name + "\"",
        name,
        List.copyOf(known));
  }

  private final class Sink implements PairSink {
    private final Listener listener;
    private final Optional<Part> part;

    Sink(Listener listener, Optional<Part> part) {
      this.listener = listener;
      this.part = part;
    }

    @Override
    public void pair(FoundPair pair) {
      JsonNode value = pair.get(groups.column());
      String name = groups.of(pair.row(), value);
      if (name.isEmpty()) {
        boolean join = groups.lacksRow(pair.row(), value);
        listener.drop("", join ? DropReason.NO_JOIN : DropReason.NO_GROUP);
      } else {
        listener.pair(pair, name, part);
      }
      more(pair.row(), pair.more());
    }

    @Override
    public void drop(Row row, JsonNode more, DropReason reason) {
      more(row, more);
      JsonNode value = new FoundPair(row, more, "", "", "").get(groups.column());
      listener.drop(groups.of(row, value), reason);
    }

    private void more(Row row, JsonNode more) {
      if (more != row.values() && !unseen.isEmpty()) {
        see(more);
        more.fieldNames().forEachRemaining(known::add);
      }
    }
  }
}
