import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Draws the rooms of the program. {@code java scripts/rooms/Rooms.java} writes {@code docs/images/rooms.svg}; with
 * {@code -} as argument it prints the picture instead. Layers and captions (the words before the colon) come from the
 * tables in {@code docs/architecture.md}, arrows and numbers of files from the source. An arrow that follows from two
 * others is left out.
 */
public final class Rooms {

	private static final Path SOURCE = Path.of("src/main/java/sc/fiji/superres");
	private static final Path DOCUMENT = Path.of("docs/architecture.md");
	private static final Path PICTURE = Path.of("docs/images/rooms.svg");
	private static final Pattern HEADING = Pattern.compile("### (.*)");
	private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| ([^:|]*): .*");
	private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?sc\\.fiji\\.superres\\.([a-z]+)\\.");

	private final List<Layer> layers = new ArrayList<>();
	private final Map<String, String> captions = new TreeMap<>();
	private final Map<String, Integer> files = new TreeMap<>();
	private final Map<String, Set<String>> uses = new TreeMap<>();

	/** A layer with the sentence that introduces it. */
	private record Layer(String title, String text, List<String> rooms) {}

	public static void main(final String[] arguments) throws IOException {
		final String picture = new Picture(new Rooms()).svg();
		if (arguments.length > 0 && arguments[0].equals("-")) System.out.write(picture.getBytes(StandardCharsets.UTF_8));
		else Files.writeString(PICTURE, picture);
	}

	private Rooms() throws IOException {
		readLayers();
		for (final Layer layer : layers)
			for (final String room : layer.rooms())
				readRoom(room);
	}

	private void readLayers() throws IOException {
		final List<String> lines = Files.readAllLines(DOCUMENT);
		for (int i = 0; i < lines.size(); i++) {
			final Matcher heading = HEADING.matcher(lines.get(i));
			final Matcher row = ROW.matcher(lines.get(i));
			if (heading.matches()) layers.add(new Layer(heading.group(1), lines.get(i + 2), new ArrayList<>()));
			if (!row.matches()) continue;
			layers.get(layers.size() - 1).rooms().add(row.group(1));
			captions.put(row.group(1), row.group(2));
		}
		layers.removeIf(layer -> layer.rooms().isEmpty());
	}

	private void readRoom(final String room) throws IOException {
		final List<Path> sources;
		try (Stream<Path> all = Files.list(SOURCE.resolve(room))) {
			sources = all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
		}
		files.put(room, sources.size() - 1);
		final Set<String> used = new TreeSet<>();
		for (final Path file : sources) {
			final Matcher matcher = IMPORT.matcher(Files.readString(file));
			while (matcher.find())
				used.add(matcher.group(1));
		}
		used.remove(room);
		uses.put(room, used);
	}

	/** The rooms that a room uses, without those that it reaches by way of another. */
	private Set<String> arrows(final String room) {
		final Set<String> direct = new TreeSet<>(uses.get(room));
		for (final String other : uses.get(room))
			direct.removeAll(reached(other));
		return direct;
	}

	private Set<String> reached(final String room) {
		final Set<String> reached = new TreeSet<>();
		for (final String other : uses.get(room)) {
			reached.add(other);
			reached.addAll(reached(other));
		}
		return reached;
	}

	/** How many rooms of its own layer lie below a room, one upon the other. */
	private int step(final String room, final Layer layer) {
		int step = 0;
		for (final String other : uses.get(room))
			if (layer.rooms().contains(other)) step = Math.max(step, 1 + step(other, layer));
		return step;
	}

	/** A room in its row, or the place where a long arrow passes a row. */
	private static final class Node {

		final String room;
		final List<Node> below = new ArrayList<>();
		final List<Node> above = new ArrayList<>();
		double x;

		Node(final String room) {
			this.room = room;
		}

		boolean isRoom() {
			return room != null;
		}

		double width() {
			return isRoom() ? Picture.BOX : Picture.LANE;
		}

		void joinTo(final Node lower) {
			below.add(lower);
			lower.above.add(this);
		}
	}

	/** Rows of nodes, the lowest first: ordered so that few arrows cross, then moved so that arrows run straight. */
	private static final class Layout {

		final List<List<Node>> rows = new ArrayList<>();
		final Map<String, Node> nodes = new LinkedHashMap<>();
		final Map<String, Integer> rowOf = new HashMap<>();
		final List<Integer> lowestRows = new ArrayList<>();

		Layout(final Rooms house) {
			for (final Layer layer : house.layers)
				addRows(house, layer);
			for (final String room : nodes.keySet())
				for (final String other : house.arrows(room))
					join(room, other);
			order();
			place();
		}

		private void addRows(final Rooms house, final Layer layer) {
			final int lowest = rows.size();
			lowestRows.add(lowest);
			for (final String room : layer.rooms()) {
				final int row = lowest + house.step(room, layer);
				while (rows.size() <= row)
					rows.add(new ArrayList<>());
				final Node node = new Node(room);
				rows.get(row).add(node);
				nodes.put(room, node);
				rowOf.put(room, row);
			}
		}

		private void join(final String room, final String other) {
			Node upper = nodes.get(room);
			for (int row = rowOf.get(room) - 1; row > rowOf.get(other); row--) {
				final Node lane = new Node(null);
				rows.get(row).add(lane);
				upper.joinTo(lane);
				upper = lane;
			}
			upper.joinTo(nodes.get(other));
		}

		/** Sorts each row by the mean place of its neighbours, upwards and downwards, and keeps the best order seen. */
		private void order() {
			List<List<Node>> best = copy();
			int fewest = crossings();
			for (int sweep = 0; sweep < 60; sweep++) {
				final boolean upwards = sweep % 2 == 0;
				for (int i = 0; i < rows.size(); i++)
					sort(upwards ? i : rows.size() - 1 - i, upwards);
				swapNeighbours();
				final int now = crossings();
				if (now < fewest) {
					fewest = now;
					best = copy();
				}
			}
			rows.clear();
			rows.addAll(best);
		}

		private List<List<Node>> copy() {
			final List<List<Node>> copy = new ArrayList<>();
			rows.forEach(row -> copy.add(new ArrayList<>(row)));
			return copy;
		}

		private void sort(final int number, final boolean byLower) {
			final List<Node> row = rows.get(number);
			final Map<Node, Double> places = new HashMap<>();
			for (final Node node : row) {
				final List<Node> neighbours = byLower ? node.below : node.above;
				double sum = 0;
				for (final Node other : neighbours)
					sum += place(other, number + (byLower ? -1 : 1));
				places.put(node, neighbours.isEmpty() ? place(node, number) : sum / neighbours.size());
			}
			row.sort(Comparator.comparingDouble(places::get));
		}

		/** Place of a node in its row, 0 … 1. */
		private double place(final Node node, final int row) {
			return (rows.get(row).indexOf(node) + 0.5) / rows.get(row).size();
		}

		private void swapNeighbours() {
			for (final List<Node> row : rows)
				for (int i = 0; i + 1 < row.size(); i++) {
					final int before = crossings();
					swap(row, i);
					if (crossings() >= before) swap(row, i);
				}
		}

		private static void swap(final List<Node> row, final int i) {
			final Node first = row.get(i);
			row.set(i, row.get(i + 1));
			row.set(i + 1, first);
		}

		private int crossings() {
			int crossings = 0;
			for (int r = 1; r < rows.size(); r++) {
				final List<int[]> arrows = new ArrayList<>();
				for (int i = 0; i < rows.get(r).size(); i++)
					for (final Node lower : rows.get(r).get(i).below)
						arrows.add(new int[] { i, rows.get(r - 1).indexOf(lower) });
				for (final int[] one : arrows)
					for (final int[] other : arrows)
						if (one[0] < other[0] && one[1] > other[1]) crossings++;
			}
			return crossings;
		}

		private void place() {
			for (final List<Node> row : rows)
				for (final Node node : row)
					node.x = Picture.LEFT + (Picture.WIDTH - Picture.LEFT) * place(node, rows.indexOf(row));
			for (int round = 0; round < 400; round++) {
				for (int r = 0; r < rows.size(); r++)
					straighten(rows.get(round % 2 == 0 ? r : rows.size() - 1 - r));
			}
		}

		/** Moves a row's nodes towards their neighbours, in their order and far enough apart. */
		private static void straighten(final List<Node> row) {
			final List<double[]> groups = new ArrayList<>(); // sum of wanted places, weight, number of nodes
			final double[] offsets = offsets(row);
			for (int i = 0; i < row.size(); i++) {
				final double weight = row.get(i).isRoom() ? 1 : 4;
				double[] group = { (wanted(row.get(i)) - offsets[i]) * weight, weight, 1 };
				while (!groups.isEmpty() && mean(groups.get(groups.size() - 1)) > mean(group)) {
					final double[] last = groups.remove(groups.size() - 1);
					group = new double[] { group[0] + last[0], group[1] + last[1], group[2] + last[2] };
				}
				groups.add(group);
			}
			final double first = Picture.LEFT + row.get(0).width() / 2;
			final double last = Picture.WIDTH - Picture.MARGIN - row.get(row.size() - 1).width() / 2;
			int i = 0;
			for (final double[] group : groups)
				for (int k = 0; k < group[2]; k++, i++)
					row.get(i).x = offsets[i] + Math.max(first, Math.min(last - offsets[row.size() - 1], mean(group)));
		}

		private static double mean(final double[] group) {
			return group[0] / group[1];
		}

		/** How far each node lies from the first one where all stand as close as they may. */
		private static double[] offsets(final List<Node> row) {
			final double[] offsets = new double[row.size()];
			for (int i = 1; i < row.size(); i++)
				offsets[i] = offsets[i - 1] + (row.get(i - 1).width() + row.get(i).width()) / 2 + Picture.GAP;
			return offsets;
		}

		private static double wanted(final Node node) {
			double sum = 0;
			double weights = 0;
			for (final List<Node> side : List.of(node.below, node.above))
				for (final Node other : side) {
					final double weight = node.isRoom() || other.isRoom() ? 1 : 6;
					sum += weight * other.x;
					weights += weight;
				}
			return weights == 0 ? (Picture.LEFT + Picture.WIDTH) / 2 : sum / weights;
		}
	}

	/** The layout as SVG. */
	private static final class Picture {

		static final double WIDTH = 1200;
		static final double LEFT = 220;
		static final double MARGIN = 20;
		static final double BOX = 130;
		static final double LANE = 8;
		static final double GAP = 14;
		private static final double HIGH = 40;
		private static final double PITCH = 66;
		private static final double PADDING = 10;
		private static final double LEGEND = 34;
		private static final String[] TINTS = { "#e9edf2", "#e2f0f5", "#e3f3e6", "#fdf0d9", "#fbe5dc", "#f3e3f2",
			"#e6e4f7" };
		private static final String[] INKS = { "#4a5a6b", "#1f6f8b", "#2f7a3d", "#9a6a00", "#b3471d", "#8a3583",
			"#4b3fa0" };

		private final Rooms house;
		private final Layout layout;
		private final StringBuilder svg = new StringBuilder();

		Picture(final Rooms house) {
			this.house = house;
			layout = new Layout(house);
		}

		String svg() {
			final double height = top(layout.rows.size() - 1) - PADDING - LEGEND;
			add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 %.1f %.0f %.1f\" " +
				"font-family=\"Helvetica, Arial, sans-serif\">", WIDTH, -height, height, WIDTH, -height);
			add("<title>The rooms of the program, from foundations to the edge</title>");
			add("<rect x=\"0\" y=\"%.1f\" width=\"%.0f\" height=\"%.1f\" fill=\"#ffffff\"/>", height, WIDTH, -height);
			add("<text x=\"20\" y=\"%.1f\" font-size=\"13\" fill=\"#333333\">An arrow starts at the room whose " +
				"colour it has and points to one that it uses; arrows that follow from others are left out. Numbers count " +
				"files. Every room may use the root package.</text>", height + 22);
			for (int i = 0; i < house.layers.size(); i++)
				band(i);
			for (final Node node : layout.nodes.values())
				arrows(node);
			for (final Node node : layout.nodes.values())
				box(node);
			add("</svg>");
			return svg.toString();
		}

		private void add(final String format, final Object... values) {
			svg.append(String.format(Locale.ROOT, format, values)).append('\n');
		}

		private int layerOf(final int row) {
			int layer = 0;
			while (layer + 1 < layout.lowestRows.size() && layout.lowestRows.get(layer + 1) <= row)
				layer++;
			return layer;
		}

		/** Upper edge of the boxes of a row; y grows downwards, and the lowest row ends at 0. */
		private double top(final int row) {
			return -HIGH - row * PITCH - (2 * layerOf(row) + 1) * PADDING;
		}

		private void band(final int layer) {
			final int highest = layer + 1 < layout.lowestRows.size() ? layout.lowestRows.get(layer + 1) - 1 : layout.rows
				.size() - 1;
			final double from = top(highest) - PADDING;
			final double to = top(layout.lowestRows.get(layer)) + HIGH + PADDING;
			add("<rect x=\"6\" y=\"%.1f\" width=\"%.0f\" height=\"%.1f\" rx=\"8\" fill=\"%s\"/>", from + 3, WIDTH - 12, to -
				from - 6, TINTS[layer]);
			final List<String> lines = wrapped(house.layers.get(layer).text());
			double y = (from + to) / 2 - 8.5 * lines.size() + 4;
			add("<text x=\"20\" y=\"%.1f\" font-size=\"17\" font-weight=\"bold\" fill=\"%s\">%s</text>", y, INKS[layer],
				house.layers.get(layer).title());
			for (final String line : lines) {
				y += 17;
				add("<text x=\"20\" y=\"%.1f\" font-size=\"13\" fill=\"#333333\">%s</text>", y, line);
			}
		}

		private static List<String> wrapped(final String text) {
			final List<String> lines = new ArrayList<>();
			String line = "";
			for (final String word : text.split(" ")) {
				if (line.length() + word.length() > 27) {
					lines.add(line);
					line = "";
				}
				line = (line + " " + word).strip();
			}
			lines.add(line);
			return lines;
		}

		private void box(final Node node) {
			final int row = layout.rowOf.get(node.room);
			final double y = top(row);
			final String ink = INKS[layerOf(row)];
			add("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.0f\" height=\"%.0f\" rx=\"6\" fill=\"#ffffff\" stroke=\"%s\" " +
				"stroke-width=\"1.6\"/>", node.x - BOX / 2, y, BOX, HIGH, ink);
			add("<text x=\"%.1f\" y=\"%.1f\" font-size=\"15\" font-weight=\"bold\" fill=\"#111111\">%s</text>", node.x -
				BOX / 2 + 8, y + 17, node.room);
			add("<text x=\"%.1f\" y=\"%.1f\" font-size=\"13\" text-anchor=\"end\" fill=\"%s\">%d</text>", node.x + BOX / 2 -
				8, y + 17, ink, house.files.get(node.room));
			add("<text x=\"%.1f\" y=\"%.1f\" font-size=\"12\" fill=\"#333333\">%s</text>", node.x - BOX / 2 + 8, y + 33,
				house.captions.get(node.room));
		}

		private void arrows(final Node from) {
			for (final Node first : sorted(from.below)) {
				Node upper = from;
				Node lower = first;
				int row = layout.rowOf.get(from.room);
				final String ink = INKS[layerOf(row)];
				double x = port(from, from.below, first);
				double y = top(row) + HIGH;
				final StringBuilder path = new StringBuilder(String.format(Locale.ROOT, "M%.1f %.1f", x, y));
				while (true) {
					row--;
					final double toX = lower.isRoom() ? port(lower, lower.above, upper) : lower.x;
					final double toY = lower.isRoom() ? top(row) - 7 : top(row);
					final double middle = (y + toY) / 2;
					path.append(String.format(Locale.ROOT, " C%.1f %.1f %.1f %.1f %.1f %.1f", x, middle, toX, middle, toX,
						toY));
					x = toX;
					if (lower.isRoom()) break;
					y = top(row) + HIGH;
					path.append(String.format(Locale.ROOT, " L%.1f %.1f", x, y));
					upper = lower;
					lower = lower.below.get(0);
				}
				add("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>", path, ink);
				final double tip = top(row) - 1;
				add("<path d=\"M%.1f %.1f l-4 -8 l8 0 z\" fill=\"%s\"/>", x, tip, ink);
			}
		}

		private static List<Node> sorted(final List<Node> nodes) {
			return nodes.stream().sorted(Comparator.comparingDouble(node -> node.x)).toList();
		}

		/** Where an arrow meets a box: arrows share its side in the order of their other ends. */
		private static double port(final Node box, final List<Node> ends, final Node end) {
			final double apart = Math.min(22, (BOX - 24) / Math.max(1, ends.size() - 1));
			return box.x + (sorted(ends).indexOf(end) - (ends.size() - 1) / 2.0) * apart;
		}
	}
}
