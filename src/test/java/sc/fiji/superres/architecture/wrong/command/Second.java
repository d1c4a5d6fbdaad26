package sc.fiji.superres.architecture.wrong.command;

/** Runs a command, and is used by it. */
final class Second {

	private Second() {}

	static void help() {
		new First().run();
	}
}
