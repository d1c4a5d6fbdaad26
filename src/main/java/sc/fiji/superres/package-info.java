/**
 * Super-resolution of scanning-microscope images, trained on low-resolution images only.
 * <p>
 * This package holds what every room (a package below it) may use, and nothing else: {@link sc.fiji.superres.Progress}
 * and its {@link sc.fiji.superres.ForwardingProgress}; files and folders that are whole or not there
 * ({@link sc.fiji.superres.AtomicFile}, {@link sc.fiji.superres.PartFile}, {@link sc.fiji.superres.PartFolder},
 * {@link sc.fiji.superres.LockFile}, {@link sc.fiji.superres.FileFailure}); {@link sc.fiji.superres.Csv},
 * {@link sc.fiji.superres.Sha256}, {@link sc.fiji.superres.Heap} and {@link sc.fiji.superres.Figures}.
 * {@code docs/architecture.md} lists the rooms and what each may use; {@code ArchitectureTest} holds the code to that
 * list.
 * </p>
 */
package sc.fiji.superres;
