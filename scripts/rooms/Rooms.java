import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

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
		final boolean printing = arguments.length > 0 && arguments[0].equals("-");
		if (printing) System.out.write(picture.getBytes(StandardCharsets.UTF_8));
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
			if (heading.matches()) layers.add(new Layer(heading.group(1), lines.get(i + 2), new ArrayList<>()));
			final Matcher row = ROW.matcher(lines.get(i));
			if (row.matches()) {
				layers.get(layers.size() - 1).rooms().add(row.group(1));
				captions.put(row.group(1), row.group(2));
			}
		}
		layers.removeIf(layer -> layer.rooms().isEmpty());
	}

	private void readRoom(final String room) throws IOException {
		final Set<String> used = new TreeSet<>();
		int count = -1; // its description is no file that one reads
		try (DirectoryStream<Path> sources = Files.newDirectoryStream(SOURCE.resolve(room), "*.java")) {
			for (final Path file : sources) {
				IMPORT.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group(1)));
				count++;
			}
		}
		used.remove(room);
		uses.put(room, used);
		files.put(room, count);
	}

	/** The rooms that a room uses, without those that it reaches by way of another. */
	private Set<String> arrows(final String room) {
		final Set<String> direct = new TreeSet<>(uses.get(room));
		for (final String other : uses.get(room))
			direct.removeAll(reached(other));
		return direct;
	}

	private Set<String> reached(final String room) {
		final Set<String> reached = new TreeSet<>(uses.get(room));
		for (final String other : uses.get(room))
			reached.addAll(reached(other));
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
		final int row;
		final List<Node> below = new ArrayList<>();
		final List<Node> above = new ArrayList<>();
		double x;

		Node(final String room, final int row) {
			this.room = room;
			this.row = row;
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
		final List<Integer> lowestRows = new ArrayList<>();

		Layout(final Rooms house) {
			for (final Layer layer : house.layers) {
				final int lowest = rows.size();
				lowestRows.add(lowest);
				for (final String room : layer.rooms())
					nodes.put(room, added(room, lowest + house.step(room, layer)));
			}
			for (final Node node : nodes.values())
				for (final String other : house.arrows(node.room))
					join(node, nodes.get(other));
			order();
			place();
		}

		private Node added(final String room, final int row) {
			while (rows.size() <= row)
				rows.add(new ArrayList<>());
			final Node node = new Node(room, row);
			rows.get(row).add(node);
			return node;
		}

		/** Joins two rooms by way of a lane in each row between them. */
		private void join(final Node room, final Node other) {
			Node upper = room;
			for (int row = room.row - 1; row > other.row; row--) {
				final Node lane = added(null, row);
				upper.joinTo(lane);
				upper = lane;
			}
			upper.joinTo(other);
		}

		/** Sorts each row by the mean place of its neighbours, upwards and downwards, and keeps the best order seen. */
		private void order() {
			List<List<Node>> best = copy();
			int fewest = crossings();
			for (int sweep = 0; sweep < 60; sweep++) {
				for (int i = 0; i < rows.size(); i++) {
					if (sweep % 2 == 0) sort(rows.get(i), node -> node.below);
					else sort(rows.get(rows.size() - 1 - i), node -> node.above);
				}
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
			return rows.stream().<List<Node>> map(ArrayList::new).toList();
		}

		/** Sorts a row by the mean place of each node's neighbours on one side; a node without any stays. */
		private void sort(final List<Node> row, final Function<Node, List<Node>> neighbours) {
			final Map<Node, Double> places = new HashMap<>();
			for (final Node node : row) {
				final DoubleStream around = neighbours.apply(node).stream().mapToDouble(this::place);
				places.put(node, around.average().orElse(place(node)));
			}
			row.sort(Comparator.comparingDouble(places::get));
		}

		/** Place of a node in its row, 0 … 1. */
		private double place(final Node node) {
			final List<Node> row = rows.get(node.row);
			return (row.indexOf(node) + 0.5) / row.size();
		}

		private void swapNeighbours() {
			for (final List<Node> row : rows)
				for (int i = 0; i + 1 < row.size(); i++) {
					final int before = crossings();
					Collections.swap(row, i, i + 1);
					if (crossings() >= before) Collections.swap(row, i, i + 1);
				}
		}

		private int crossings() {
			return IntStream.range(1, rows.size()).map(this::crossings).sum();
		}

		/** Crossings between a row and the one below it. */
		private int crossings(final int row) {
			final List<int[]> arrows = arrows(row);
			int crossings = 0;
			for (final int[] one : arrows)
				for (final int[] other : arrows)
					if (one[0] < other[0] && one[1] > other[1]) crossings++;
			return crossings;
		}

		/** The numbers of both ends, in their rows, of all arrows from a row to the one below it. */
		private List<int[]> arrows(final int row) {
			final List<int[]> arrows = new ArrayList<>();
			for (int i = 0; i < rows.get(row).size(); i++)
				for (final Node lower : rows.get(row).get(i).below)
					arrows.add(new int[] { i, rows.get(row - 1).indexOf(lower) });
			return arrows;
		}

		private void place() {
			for (final List<Node> row : rows)
				for (final Node node : row)
					node.x = Picture.LEFT + (Picture.WIDTH - Picture.LEFT) * place(node);
			for (int round = 0; round < 200; round++) {
				rows.forEach(Layout::straighten);
				for (int row = rows.size() - 1; row >= 0; row--)
					straighten(rows.get(row));
			}
		}

		/** Neighbours in a row that stand as close as they may, since they would like to stand still closer. */
		private record Group(double weightedPlaces, double weight, int size) {

			double place() {
				return weightedPlaces / weight;
			}

			Group and(final Group other) {
				return new Group(weightedPlaces + other.weightedPlaces, weight + other.weight, size + other.size);
			}
		}

		/** Moves a row's nodes towards their neighbours, in their order and far enough apart. */
		private static void straighten(final List<Node> row) {
			final double[] offsets = offsets(row);
			final double first = Picture.LEFT + row.get(0).width() / 2;
			final double last = Picture.WIDTH - Picture.MARGIN - row.get(row.size() - 1).width() / 2;
			final double highest = last - offsets[row.size() - 1];
			int i = 0;
			for (final Group group : groups(row, offsets)) {
				final double place = Math.max(first, Math.min(highest, group.place()));
				for (final int end = i + group.size(); i < end; i++)
					row.get(i).x = offsets[i] + place;
			}
		}

		private static List<Group> groups(final List<Node> row, final double[] offsets) {
			final List<Group> groups = new ArrayList<>();
			for (int i = 0; i < row.size(); i++) {
				final double weight = row.get(i).isRoom() ? 1 : 4;
				Group group = new Group((wanted(row.get(i)) - offsets[i]) * weight, weight, 1);
				while (!groups.isEmpty() && groups.get(groups.size() - 1).place() > group.place())
					group = group.and(groups.remove(groups.size() - 1));
				groups.add(group);
			}
			return groups;
		}

		/** How far each node lies from the first one where all stand as close as they may. */
		private static double[] offsets(final List<Node> row) {
			final double[] offsets = new double[row.size()];
			for (int i = 1; i < row.size(); i++)
				offsets[i] = offsets[i - 1] + (row.get(i - 1).width() + row.get(i).width()) / 2 + Picture.GAP;
			return offsets;
		}

		/** The mean place of a node's neighbours; lanes hold on to each other. */
		private static double wanted(final Node node) {
			double sum = 0;
			double weights = 0;
			for (final List<Node> side : List.of(node.below, node.above))
				for (final Node other : side) {
					final double weight = node.isRoom() || other.isRoom() ? 1 : 6;
					sum += weight * other.x;
					weights += weight;
				}
			if (weights == 0) return (Picture.LEFT + Picture.WIDTH) / 2;
			return sum / weights;
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
		private static final String EXPLANATION = "An arrow starts at the room whose colour it has and points to one " +
			"that it uses; arrows that follow from others are left out. Numbers count files. Every room may use the " +
			"root package.";
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
			final double top = top(layout.rows.size() - 1) - PADDING - LEGEND;
			add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" " +
				"viewBox=\"0 %.1f %.0f %.1f\" font-family=\"Helvetica, Arial, sans-serif\">", WIDTH, -top, top, WIDTH,
				-top);
			add("<title>The rooms of the program, from foundations to the edge</title>");
			add("<rect x=\"0\" y=\"%.1f\" width=\"%.0f\" height=\"%.1f\" fill=\"#ffffff\"/>", top, WIDTH, -top);
			add("<text x=\"20\" y=\"%.1f\" font-size=\"13\" fill=\"#333333\">%s</text>", top + 22, EXPLANATION);
			for (int i = 0; i < house.layers.size(); i++)
				band(i);
			for (final Node node : layout.nodes.values())
				sorted(node.below).forEach(first -> arrow(node, first));
			layout.nodes.values().forEach(this::box);
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
			final double from = top(highestRow(layer)) - PADDING;
			final double to = top(layout.lowestRows.get(layer)) + HIGH + PADDING;
			add("<rect x=\"6\" y=\"%.1f\" width=\"%.0f\" height=\"%.1f\" rx=\"8\" fill=\"%s\"/>", from + 3, WIDTH - 12,
				to - from - 6, TINTS[layer]);
			final List<String> lines = wrapped(house.layers.get(layer).text());
			double y = (from + to) / 2 - 8.5 * lines.size() + 4;
			add("<text x=\"20\" y=\"%.1f\" font-size=\"17\" font-weight=\"bold\" fill=\"%s\">%s</text>", y, INKS[layer],
				house.layers.get(layer).title());
			for (final String line : lines) {
				y += 17;
				add("<text x=\"20\" y=\"%.1f\" font-size=\"13\" fill=\"#333333\">%s</text>", y, line);
			}
		}

		private int highestRow(final int layer) {
			final boolean isLast = layer + 1 == layout.lowestRows.size();
			if (isLast) return layout.rows.size() - 1;
			return layout.lowestRows.get(layer + 1) - 1;
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
			final double left = node.x - BOX / 2;
			final double top = top(node.row);
			final String ink = INKS[layerOf(node.row)];
			add("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.0f\" height=\"%.0f\" rx=\"6\" fill=\"#ffffff\" stroke=\"%s\" " +
				"stroke-width=\"1.6\"/>", left, top, BOX, HIGH, ink);
			add("<text x=\"%.1f\" y=\"%.1f\" font-size=\"15\" font-weight=\"bold\" fill=\"#111111\">%s</text>",
				left + 8, top + 17, node.room);
			add("<text x=\"%.1f\" y=\"%.1f\" font-size=\"13\" text-anchor=\"end\" fill=\"%s\">%d</text>",
				left + BOX - 8, top + 17, ink, house.files.get(node.room));
			add("<text x=\"%.1f\" y=\"%.1f\" font-size=\"12\" fill=\"#333333\">%s</text>", left + 8, top + 33,
				house.captions.get(node.room));
		}

		/** From the lower side of a room, through the lanes of the rows between, to the upper side of another. */
		private void arrow(final Node from, final Node first) {
			final String ink = INKS[layerOf(from.row)];
			final Line line = new Line(port(from, from.below, first), top(from.row) + HIGH);
			Node upper = from;
			Node lower = first;
			while (!lower.isRoom()) {
				line.bendTo(lower.x, top(lower.row));
				line.fallTo(top(lower.row) + HIGH);
				upper = lower;
				lower = lower.below.get(0);
			}
			line.bendTo(port(lower, lower.above, upper), top(lower.row) - 7);
			add("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>", line.path, ink);
			add("<path d=\"M%.1f %.1f l-4 -8 l8 0 z\" fill=\"%s\"/>", line.x, top(lower.row) - 1, ink);
		}

		/** A line in the making. */
		private static final class Line {

			final StringBuilder path = new StringBuilder();
			double x;
			double y;

			Line(final double x, final double y) {
				this.x = x;
				this.y = y;
				path.append(String.format(Locale.ROOT, "M%.1f %.1f", x, y));
			}

			/** A curve that begins and ends vertically. */
			void bendTo(final double toX, final double toY) {
				final double middle = (y + toY) / 2;
				path.append(String.format(Locale.ROOT, " C%.1f %.1f %.1f %.1f %.1f %.1f", x, middle, toX, middle, toX,
					toY));
				x = toX;
				y = toY;
			}

			void fallTo(final double toY) {
				path.append(String.format(Locale.ROOT, " L%.1f %.1f", x, toY));
				y = toY;
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
