package io.windtunnel.checker.pending;

import io.windtunnel.checker.flyway.FlywaySettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** The history of what is checked out: finds the commit at which it left another branch. */
final class GitHistory implements AutoCloseable {

    private static final String REMOTES = "refs/remotes/";
    private static final String HEADS = "refs/heads/";

    private final Repository repository;
    private final RevCommit head;

    private GitHistory(Repository repository, RevCommit head) {
        this.repository = repository;
        this.head = head;
    }

    /**
     * The history of the checkout around these directories: of the working directory's, where they are in it.
     *
     * @return empty where there is no repository with a checkout and a commit
     */
    static Optional<GitHistory> around(Path workingDirectory, List<Path> directories) throws IOException {
        Optional<GitHistory> here = of(workingDirectory);
        Optional<Path> first = directories.stream().findFirst();
        if (first.isEmpty() || (here.isPresent() && here.get().holds(first.get()))) {
            return here;
        }
        Optional<GitHistory> there = of(first.get());
        if (there.isPresent()) {
            here.ifPresent(GitHistory::close);
        }
        return there.or(() -> here);
    }

    private static Optional<GitHistory> of(Path directory) throws IOException {
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(directory.toFile());
        if (builder.getGitDir() == null) {
            return Optional.empty();
        }
        Repository repository = builder.build();
        ObjectId head = repository.isBare() ? null : repository.resolve(Constants.HEAD);
        if (head == null) {
            repository.close();
            return Optional.empty();
        }
        return Optional.of(new GitHistory(repository, repository.parseCommit(head)));
    }

    private boolean holds(Path directory) throws IOException {
        return directory
                .toRealPath()
                .startsWith(repository.getWorkTree().toPath().toRealPath());
    }

    /**
     * Where the checkout and another branch parted, and where that one has got to.
     *
     * @param base what the checkout is compared with: where they parted, or all of the other branch where the checkout has
     *     merged it
     * @param tip the newest commit of the other branch
     * @param parting where they parted
     */
    record Fork(GitRevision base, GitRevision tip, GitRevision parting) {}

    /**
     * The commit at which the checkout and a revision parted.
     *
     * @throws FlywaySettingsException when there is no such revision, or none in common
     */
    Fork fork(String revision) throws IOException {
        ObjectId other = find(revision)
                .or(() -> find(REMOTES + "origin/" + revision))
                .orElseThrow(() -> new FlywaySettingsException("--base %s: Git knows no such revision%s"
                        .formatted(revision, isShallow() ? ". " + deepen() : "; branches are " + branches() + ".")));
        return fork(other, revision)
                .orElseThrow(
                        () -> new FlywaySettingsException("--base %s has no commit in common with what is checked out%s"
                                .formatted(
                                        revision, isShallow() ? ". " + deepen() : "; choose another one, or --all.")));
    }

    /**
     * The commit that a scope compares with.
     *
     * @return empty where it compares with none
     */
    Optional<Fork> fork(CheckScope scope, Map<String, String> environment) throws IOException {
        if (scope instanceof CheckScope.Base named) {
            return Optional.of(fork(named.revision()));
        }
        return scope instanceof CheckScope.Pending ? pendingFork(environment) : Optional.empty();
    }

    /**
     * The commit to compare with where nobody names one: what the CI system says, else where the checkout left the
     * default branch.
     *
     * @param environment the variables of the CI system, if there is one
     * @return empty where there is no default branch
     * @throws FlywaySettingsException when a shallow clone does not have it
     */
    private Optional<Fork> pendingFork(Map<String, String> environment) throws IOException {
        Optional<CiRun> run = CiRun.of(environment);
        return run.isPresent() ? Optional.of(fork(run.get())) : defaultFork();
    }

    private Fork fork(CiRun run) throws IOException {
        boolean isMerge = head.getParentCount() == 2
                && run.merged().equals(Optional.of(head.getParent(1).name()));
        if (isMerge) {
            GitRevision merged = revision(head.getParent(0), run.branch());
            Optional<RevCommit> parting = mergeBase(head.getParent(1), head.getParent(0));
            return new Fork(
                    merged,
                    merged,
                    parting.map(commit -> revision(commit, run.branch())).orElse(merged));
        }
        List<Fork> found = new ArrayList<>();
        for (String revision : run.revisions()) {
            Optional<ObjectId> other = find(revision);
            if (other.isPresent()) {
                fork(other.get(), run.branch()).ifPresent(found::add);
            }
        }
        // A branch that has the head already was merged meanwhile: it says nothing of what was new.
        return found.stream()
                .filter(fork -> !fork.base().is(head))
                .findFirst()
                .or(() -> found.stream().findFirst())
                .orElseThrow(() ->
                        new FlywaySettingsException("The commit that %s compares with (%s) is not in this clone. %s"
                                .formatted(run.told(), run.branch(), deepen())));
    }

    private Optional<Fork> defaultFork() throws IOException {
        for (String name : defaultBranches()) {
            Ref branch = repository.exactRef(name);
            if (branch != null && branch.getObjectId() != null) {
                String shown = Repository.shortenRefName(branch.getTarget().getName());
                Optional<Fork> fork = fork(branch.getObjectId(), shown);
                if (fork.isEmpty() && isShallow()) {
                    throw new FlywaySettingsException(
                            "This clone does not reach back to where it left %s. %s".formatted(shown, deepen()));
                }
                return fork;
            }
        }
        if (isShallow()) {
            throw new FlywaySettingsException("This clone holds no default branch to compare with. " + deepen());
        }
        return Optional.empty();
    }

    /** Best first: what a remote calls its head, then the usual names, there and here. */
    private List<String> defaultBranches() {
        List<String> remotes = Stream.concat(Stream.of("origin", "upstream"), repository.getRemoteNames().stream())
                .distinct()
                .toList();
        List<String> names = Stream.concat(
                        Optional.ofNullable(repository.getConfig().getString("init", null, "defaultBranch")).stream(),
                        Stream.of("main", "master"))
                .distinct()
                .toList();
        return Stream.of(
                        remotes.stream().map(remote -> REMOTES + remote + "/HEAD"),
                        remotes.stream().flatMap(remote -> names.stream().map(name -> REMOTES + remote + "/" + name)),
                        names.stream().map(name -> HEADS + name))
                .flatMap(refs -> refs)
                .toList();
    }

    private Optional<ObjectId> find(String revision) {
        try {
            return Optional.ofNullable(repository.resolve(revision + "^{commit}"));
        } catch (MissingObjectException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw new FlywaySettingsException(
                    "--base %s: Git cannot read it as a revision: %s".formatted(revision, e.getMessage()), e);
        }
    }

    private Optional<Fork> fork(ObjectId other, String name) throws IOException {
        RevCommit tip = repository.parseCommit(other);
        return mergeBase(head, tip)
                .map(commit -> revision(commit, name))
                .map(base -> new Fork(base, revision(tip, name), base));
    }

    private Optional<RevCommit> mergeBase(ObjectId one, ObjectId other) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(one));
            walk.markStart(walk.parseCommit(other));
            return Optional.ofNullable(walk.next());
        }
    }

    private GitRevision revision(RevCommit commit, String name) {
        return new GitRevision(repository, commit, name);
    }

    private boolean isShallow() {
        try {
            return !repository.getObjectDatabase().getShallowCommits().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private String deepen() {
        return isShallow()
                ? "It is shallow: fetch the whole history (actions/checkout: fetch-depth: 0; GitLab: GIT_DEPTH: 0; a"
                        + " shell: git fetch --unshallow)."
                : "Fetch it (git fetch origin), or say with --base REF what is compared with.";
    }

    private String branches() {
        TreeSet<String> names = new TreeSet<>();
        try {
            for (Ref ref : repository.getRefDatabase().getRefsByPrefix(HEADS, REMOTES)) {
                names.add(Repository.shortenRefName(ref.getName()));
            }
        } catch (IOException e) {
            return "not to be read";
        }
        return String.join(", ", names.stream().limit(10).toList()) + (names.size() > 10 ? ", ..." : "");
    }

    @Override
    public void close() {
        repository.close();
    }
}
