-- Runs inside of Neovim; see neovim_test.sh.
local function fail(what)
  io.stderr:write('neovim: ' .. what .. '\n')
  vim.cmd('cquit 1')
end

local function check(what, found, expected)
  if found ~= expected then
    fail(what .. ': expected ' .. vim.inspect(expected) .. ', found ' .. vim.inspect(found))
  end
end

local function wait_for(what, condition)
  if not vim.wait(20000, condition, 20) then fail('waited in vain for ' .. what) end
end

local client = vim.lsp.start_client({
  name = 'locseg',
  cmd = { vim.env.LOCSEG, 'lsp' },
  root_dir = vim.fn.getcwd(),
})
vim.lsp.buf_attach_client(0, client)

-- A finding, at its place.
wait_for('a diagnostic', function() return #vim.diagnostic.get(0) == 1 end)
local found = vim.diagnostic.get(0)[1]
check('rule', found.code, 'double-space')
check('severity', found.severity, vim.diagnostic.severity.INFO)
check('line', found.lnum, 4)
local line = vim.api.nvim_buf_get_lines(0, 4, 5, false)[1]
check('text', line:sub(found.col + 1, found.end_col), '  ')

-- It goes and comes with the text.
vim.api.nvim_buf_set_lines(0, 4, 5, false, { (line:gsub('  ', ' ', 1)) })
wait_for('no diagnostic', function() return #vim.diagnostic.get(0) == 0 end)
vim.api.nvim_buf_set_lines(0, 4, 5, false, { line })
wait_for('the diagnostic again', function() return #vim.diagnostic.get(0) == 1 end)

-- Hover and quick fix.
local document = { textDocument = vim.lsp.util.make_text_document_params() }
local function ask(method, params)
  local answers, problem = vim.lsp.buf_request_sync(0, method, params, 20000)
  if problem then fail(method .. ': ' .. problem) end
  return answers[client].result
end
local hover = ask('textDocument/hover',
  vim.tbl_extend('force', document, { position = { line = 4, character = 40 } }))
if not hover.contents.value:find('Set up the', 1, true) then fail('hover without the source') end
local actions = ask('textDocument/codeAction', vim.tbl_extend('force', document, {
  range = { start = { line = 4, character = 0 }, ['end'] = { line = 5, character = 0 } },
  context = { diagnostics = {} },
}))
local server = vim.lsp.get_client_by_id(client)
vim.lsp.util.apply_workspace_edit(actions[1].edit, server.offset_encoding)
check('repaired', vim.api.nvim_buf_get_lines(0, 4, 5, false)[1], (line:gsub('  ', ' ', 1)))

-- It takes leave.
vim.lsp.stop_client(client)
wait_for('the end of the server', function() return vim.lsp.get_client_by_id(client) == nil end)
vim.cmd('qall!')
