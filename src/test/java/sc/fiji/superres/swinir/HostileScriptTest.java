package sc.fiji.superres.swinir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import ai.djl.Device;
import sc.fiji.superres.Progress;
import sc.fiji.superres.engine.ForeignNetwork;
import sc.fiji.superres.torch.FloatTensor;
import sc.fiji.superres.torch.ScriptModule;
import sc.fiji.superres.torch.TorchArchive;

/** TorchScript of which somebody wants that more is run than was looked at. */
class HostileScriptTest {

	private static final String MODULE =
		"class %s(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n";
	private static final String NET = MODULE.formatted("Net") +
		"  def forward(self: __torch__.Net, x: Tensor) -> Tensor:\n    ";

	@TempDir
	private Path folder;
	private Path trace, file;

	@BeforeEach
	void names() {
		trace = folder.resolve("trace");
		file = folder.resolve("evil.pt");
	}

	private Map<String, byte[]> entries(final String source) throws IOException {
		TorchArchive.writeScript(file, new ScriptModule("Net", Map.of("training", false)), source, Map.of());
		final Map<String, byte[]> entries = new LinkedHashMap<>();
		try (ZipFile zip = new ZipFile(file.toFile())) {
			for (final ZipEntry entry : Collections.list(zip.entries()))
				entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
		}
		return entries;
	}

	private void zip(final Map<String, byte[]> entries) throws IOException {
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
			for (final Map.Entry<String, byte[]> entry : entries.entrySet()) {
				zip.putNextEntry(new ZipEntry(entry.getKey()));
				zip.write(entry.getValue());
			}
		}
	}

	private String evil() {
		return NET + "torch.save(x, \"" + trace + "\")\n    return x\n";
	}

	private String refusal() {
		final String message = assertThrows(IOException.class, () -> ForeignNetwork.load(file, Device.cpu(),
			Progress.NONE)).getMessage();
		assertFalse(Files.exists(trace), "it wrote a file");
		assertTrue(message.contains(file + " was not run: "), message);
		assertTrue(message.length() < 500, message);
		return message;
	}

	private String refusal(final String source) throws IOException {
		entries(source);
		return refusal();
	}

	@Test
	void theFolderOfTheFirstEntryIsNotRunWhileAnotherIsLookedAt() throws IOException {
		final Map<String, byte[]> harmless = entries(NET + "return x\n"), all = new LinkedHashMap<>();
		entries(evil()).forEach((name, content) -> {
			if (!name.endsWith("/data.pkl")) all.put(name.replace("superres/", "evil/"), content);
		});
		all.put("evil/DATA.pkl", harmless.get("superres/data.pkl"));
		all.putAll(harmless);
		zip(all);
		assertTrue(refusal().contains("'evil/code/__torch__.py' lies outside its folder superres/"));
	}

	@Test
	void codeUnderANameInOtherCaseIsNotRun() throws IOException {
		final Map<String, byte[]> entries = entries(evil());
		entries.put("superres/code/__torch__.PY", entries.remove("superres/code/__torch__.py"));
		zip(entries);
		assertTrue(refusal().contains("an entry 'code/__torch__.PY'"));
	}

	@Test
	void theFirstOfTwoEntriesIsNotRunWhileTheLastIsLookedAt() throws IOException {
		final Map<String, byte[]> all = entries(NET + "return x\n");
		all.put("superres/code/__torch__.xx", evil().getBytes(StandardCharsets.UTF_8));
		zip(all);
		final String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
		Files.write(file, bytes.replace("__torch__.xx", "__torch__.py").getBytes(StandardCharsets.ISO_8859_1));
		assertTrue(refusal().contains("'code/__torch__.py' twice"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "model.json", "attributes.pkl", "code/__torch__/../x.py", "code/other.py",
		"code/__torch__/a.so", "Data.pkl", "data/\u0130" })
	void anEntryThatNoNetworkNeedsIsRefusedByItsName(final String name) throws IOException {
		final Map<String, byte[]> entries = entries(NET + "return x\n");
		entries.put("superres/" + name, new byte[3]);
		zip(entries);
		assertTrue(refusal().contains("'" + name + "'"));
	}

	@Test
	void whatLiesBesideCodeAndValuesIsLeftOut() throws IOException {
		final Map<String, byte[]> entries = entries(NET + "return x\n");
		for (final String name : new String[] { "byteorder", ".data/serialization_id", "code/__torch__.py.debug_pkl",
			"extra/x", "code/", "bytecode.pkl" })
			entries.put("superres/" + name, name.endsWith("/") ? new byte[0] : "little".getBytes(
				StandardCharsets.US_ASCII));
		zip(entries);
		try (ForeignNetwork net = ForeignNetwork.load(file, Device.cpu(), Progress.NONE)) {
			assertEquals(1, net.factor());
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = {
		"y = ops.inductor._reinterpret_tensor(x, [1, 1, 9999, 9999], [9999, 9999, 9999, 1], 0);" +
			"ops.inductor._reinterpret_tensor", "y = ops.inductor.fill(x);ops.inductor.fill",
		"y = ops.quantized.add(x, x, 1., 0);ops.quantized.add", "y = torch.set_(x, x);torch.set_",
		"y = torch.as_strided(x, [9], [9], 0);torch.as_strided", "y = torch.resize_(x, [9]);torch.resize_",
		"y = torch._cudnn_init_dropout_state(0.5, True, 1);torch._cudnn_init", "ops.aten.save(x, \"a\");ops.aten.save",
		"f = torch.save;torch.save", "t = torch;'torch' as a value", "o = ops;'ops' as a value",
		"__torch__ = x;'__torch__' as a value", "y = (x).save(\"a\");.save", "f = x.save;.save",
		"y = x . save(\"a\");.save", "y = (x + x).save(\"a\");.save", "y = getattr(x, \"save\");getattr",
		"y = getattr(x, \"sa\" \"ve\");getattr", "y = getattr(torch, \"save\")(x, \"a\");getattr(…, \"save\")",
		"y = [x][0].save(\"a\");.save", "self.save(\"a\");.save", "y = (self).save(\"a\");.save", "g = fork(x);'fork'",
		"print(x);'print'", "y = \\\\;character", "y = x # .save;character",
		"y = unchecked_cast(__torch__.Net, x);unchecked_cast", "y = [f for f in [x]][0].save(\"a\");.save",
		"import x;'import'", "f = lambda: x;'lambda'", "y = x.data.save(\"a\");.data", "y = 1 .save;.save",
		"y = 1..save;.save" })
	void whatNetworksDoNotNeedIsRefusedByItsName(final String line, final String named) throws IOException {
		final String message = refusal(NET + line + "\n    return x\n");
		assertTrue(message.contains(named), message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "self = x\n    y = self.save(\"a\")", "for self in [x]:\n      y = self.save(\"a\")",
		"m = self\n    m = x\n    y = m.save(\"a\")", "y = [self.save(\"a\") for self in [x]]",
		"self, b, = (x, x)\n    y = self.save(\"a\")", "m = self.training\n    y = m.save(\"a\")" })
	void aVariableThatHasOtherValuesTooIsNoModule(final String lines) throws IOException {
		final String other = MODULE.formatted("Other") +
			"  def save(self: __torch__.Other, x: str) -> str:\n    return x\n";
		final String net = NET.replace("  training : bool\n",
			"  training : bool\n  __annotations__[\"other\"] = __torch__.Other\n");
		assertTrue(refusal(other + net + lines + "\n    return x\n").contains("'.save'"));
		assertTrue(refusal(other + net + "y = self.save(\"a\")\n    return x\n").contains("'.save'"),
			"a member of another class");
	}

	@Test
	void aConstantIsNoMember() throws IOException {
		final String net = NET.replace("  training : bool\n", "  training : bool\n  save : Final[int] = 1\n");
		assertTrue(refusal(net + "y = self.save(\"a\")\n    return x\n").contains("'.save'"));
	}

	@Test
	void functionsInFunctionsAreRefused() throws IOException {
		assertTrue(refusal("def f(x: Tensor) -> Tensor:\n  def g(x: Tensor) -> Tensor:\n    return x\n  return x\n" +
			NET + "return x\n").contains("a function in another, 'g'"));
	}

	/** Read as an object of fewer members, it would be read beyond its end. */
	@Test
	void aValueOfAnotherKindThanTheCodeDeclaresIsRefused() throws IOException {
		final String net = NET.replace("  training : bool\n", "  training : bool\n  part : %s\n") + "return x\n";
		final String part = MODULE.formatted("Part") + MODULE.formatted("Other");
		final Map<String, Object> none = Map.of("training", false);
		for (final Object value : new Object[] { 7, FloatTensor.filled(1, 2), new ScriptModule("Other", none), true }) {
			TorchArchive.writeScript(file, new ScriptModule("Net", Map.of("training", false, "part", value)), part + net
				.formatted("__torch__.Part"), Map.of());
			assertTrue(refusal().contains("another kind of value for 'part'"));
		}
		TorchArchive.writeScript(file, new ScriptModule("Net", Map.of("training", false, "part", new Object[] { 1, 2,
			3 })), net.formatted("Tuple[int, int]"), Map.of());
		assertTrue(refusal().contains("Tuple[int,int]"));
		TorchArchive.writeScript(file, new ScriptModule("Net", none), net.formatted("int"), Map.of());
		assertTrue(refusal().contains("lacks 'part'"));
	}
}
